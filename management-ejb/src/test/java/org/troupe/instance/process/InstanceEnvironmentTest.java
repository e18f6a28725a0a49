package org.troupe.instance.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstanceEnvironmentTest {

  private static final InstanceDirectory DIRECTORY = new InstanceDirectory(Path.of("/i"));

  @Test
  void mapsNamesAsMicroProfileConfigDoes() {
    assertThat(InstanceEnvironment.variable("troupe.queue.photos"))
        .isEqualTo("TROUPE_QUEUE_PHOTOS");
    assertThat(InstanceEnvironment.variable("max-size.äpfel")).isEqualTo("MAX_SIZE__PFEL");
  }

  @Test
  void holdsTheConfigurationAndLittleElse() {
    assertThat(of(Map.of("greeting", "hello", "troupe.slot", "staging")))
        .isEqualTo(
            Map.of(
                "GREETING", "hello",
                "TROUPE_SLOT", "staging",
                "PATH", "/bin",
                "HOME", "/i",
                "LANG", "C.UTF-8",
                "TMPDIR", "/i/run/tmp",
                "MALLOC_ARENA_MAX", "2"));
  }

  @Test
  void letsNoSettingReachIntoTheProcess() {
    assertThat(
            of(
                Map.of(
                    "path", "/evil",
                    "java.tool.options", "-javaagent:x",
                    "_java.options", "-Xmx1",
                    "JDK_JAVA_OPTIONS", "-Xmx1",
                    "ld.preload", "x.so",
                    "TROUPE_SLOT", "production")))
        .containsOnlyKeys("PATH", "HOME", "LANG", "TMPDIR", "MALLOC_ARENA_MAX")
        .containsEntry("PATH", "/bin");
  }

  private static Map<String, String> of(Map<String, String> configuration) {
    return InstanceEnvironment.of(DIRECTORY, "/bin", configuration);
  }
}
