package org.troupe.cli.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs no real server; the image itself is tested where instances are. */
class RuntimeImageTest {

  @TempDir private Path directory;
  private final List<String> progress = new ArrayList<>();

  @BeforeEach
  void before() throws IOException {
    for (String name :
        List.of("server.jar", "driver.jar", "web-role.war", "artemis.rar", "timers.jar")) {
      Files.writeString(directory.resolve(name), name);
    }
  }

  @Test
  void isNotMadeASecondTime() throws IOException, InterruptedException {
    Path image =
        Files.createDirectories(
            base()
                .resolve(
                    RuntimeFingerprint.of(
                        List.of(
                            directory.resolve("server.jar"),
                            directory.resolve("driver.jar"),
                            directory.resolve("web-role.war"),
                            directory.resolve("artemis.rar"),
                            directory.resolve("timers.jar")))));
    assertThat(prepare()).isEqualTo(image);
    assertThat(progress).isEmpty();
  }

  @Test
  void leavesNothingBehindWhenTheServerCannotBeUnpacked() throws IOException {
    Files.createDirectories(base().resolve(".unfinished-of-a-killed-one").resolve("image"));
    assertThatThrownBy(this::prepare).isInstanceOf(IOException.class);
    try (var left = Files.list(base())) {
      assertThat(left).containsExactly(base().resolve(".lock"));
    }
  }

  private Path prepare() throws IOException, InterruptedException {
    return RuntimeImage.prepare(
        directory.resolve("server.jar"),
        directory.resolve("driver.jar"),
        directory,
        base(),
        progress::add);
  }

  private Path base() {
    return directory.resolve("runtime");
  }
}
