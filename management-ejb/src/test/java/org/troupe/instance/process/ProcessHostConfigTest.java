package org.troupe.instance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.troupe.platform.Reserves;

class ProcessHostConfigTest {

  private static final Path ANY = Path.of("/x");

  @Test
  void staysBelowTheEphemeralPortsByDefault() {
    ProcessHostConfig config = new ProcessHostConfig(ANY, ANY, ANY, ANY);
    assertThat(config.firstPort()).isEqualTo(20_000);
    assertThat(config.lastPort()).isEqualTo(29_999);
  }

  @Test
  void refusesARangeWithoutPorts() {
    assertThatThrownBy(
            () -> new ProcessHostConfig(ANY, ANY, ANY, ANY, 20_000, 19_999, Reserves.bySize()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no port range: 20000-19999");
  }
}
