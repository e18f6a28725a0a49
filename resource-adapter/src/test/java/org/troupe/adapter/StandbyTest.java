package org.troupe.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandbyTest {

  @TempDir private Path run;

  @Test
  void isWhatTheHostSays() throws IOException {
    Path file = run.resolve("agent.properties");
    Files.writeString(file, "port=1\nstandby=true\n");
    assertThat(Standby.of(run)).isTrue();
    Files.writeString(file, "port=1\nstandby=false\n");
    assertThat(Standby.of(run)).isFalse();
    Files.writeString(file, "port=1\n");
    assertThat(Standby.of(run)).isFalse();
  }

  @Test
  void isNotGuessed() {
    assertThatThrownBy(() -> Standby.of(run)).isInstanceOf(IOException.class);
  }
}
