package org.troupe.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveConfigurationTest {

  @TempDir private Path run;
  private final Properties system = new Properties();
  private LiveConfiguration configuration;

  @BeforeEach
  void before() {
    system.setProperty("java.version", "17");
    configuration = new LiveConfiguration(run.resolve(LiveConfiguration.FILE), system);
  }

  @Test
  void setsAndChangesAndUnsets() throws IOException {
    replace("a=1\nb=2\n");
    configuration.run();
    assertThat(system).containsEntry("a", "1").containsEntry("b", "2");
    replace("a=3\n");
    configuration.run();
    assertThat(system).containsEntry("a", "3").doesNotContainKey("b");
  }

  @Test
  void leavesTheJvmsOwnPropertiesAlone() throws IOException {
    replace("java.version=99\n");
    configuration.run();
    replace("");
    configuration.run();
    assertThat(system).containsEntry("java.version", "17");
  }

  @Test
  void notesAReplacementOfTheSameSize() throws IOException {
    replace("a=1\n");
    configuration.run();
    replace("a=2\n");
    configuration.run();
    assertThat(system).containsEntry("a", "2");
  }

  @Test
  void staysAsItWasWhenTheFileIsBroken() throws IOException {
    replace("a=1\n");
    configuration.run();
    replace("a=\\u00zz\n");
    configuration.run();
    assertThat(system).containsEntry("a", "1");
  }

  private void replace(String text) throws IOException {
    Path fresh = Files.writeString(run.resolve("fresh"), text);
    Files.move(
        fresh,
        run.resolve(LiveConfiguration.FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
