package org.troupe.pruning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeImagesTest {

  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  @TempDir private Path directory;

  @Test
  void deletesThoseThatNobodyUses() throws IOException {
    Path current = image("current", Duration.ofDays(9));
    Path old = image("old", Duration.ofDays(9));
    Path young = image("young", Duration.ofHours(9));
    Path unfinished = image(".unfinished-1", Duration.ofDays(9));
    Path used = image("used", Duration.ofDays(9));
    Process process =
        new ProcessBuilder("sh", "-c", "read line", "@" + used.resolve("java.options")).start();
    try {
      assertThat(new RuntimeImages(directory, current).prune(NOW)).containsExactly(old);
    } finally {
      process.destroyForcibly();
    }
    assertThat(directory).isDirectoryNotContaining("glob:**/old");
    for (Path kept : new Path[] {current, young, unfinished, used}) {
      assertThat(kept.resolve("launch-micro.jar")).exists();
    }
  }

  private Path image(String name, Duration age) throws IOException {
    Path image = Files.createDirectory(directory.resolve(name));
    Files.createFile(image.resolve("launch-micro.jar"));
    return Files.setLastModifiedTime(image, FileTime.from(NOW.minus(age)));
  }
}
