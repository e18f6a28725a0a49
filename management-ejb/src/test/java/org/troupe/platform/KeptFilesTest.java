package org.troupe.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFilesTest {

  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final KeptFiles.Bounds BOUNDS = new KeptFiles.Bounds(3, 10, Duration.ofDays(14));

  @TempDir private Path directory;

  @Test
  void keepsSoManyOfTheNewest() throws IOException {
    Path oldest = file("a", 1, 5);
    file("b", 1, 2);
    file("c", 1, 3);
    file("d", 1, 4);
    assertThat(KeptFiles.trim(directory, BOUNDS, NOW)).containsExactly(oldest);
    assertThat(directory).isDirectoryNotContaining("glob:**/a");
  }

  @Test
  void keepsSoManyBytesOfTheNewest() throws IOException {
    file("a", 6, 1);
    file("b", 4, 2);
    Path beyond = file("c", 1, 3);
    assertThat(KeptFiles.trim(directory, BOUNDS, NOW)).containsExactly(beyond);
  }

  @Test
  void keepsTheNewestThoughItAloneIsTooLarge() throws IOException {
    Path large = file("a", 11, 1);
    Path small = file("b", 1, 2);
    assertThat(KeptFiles.trim(directory, BOUNDS, NOW)).containsExactly(small);
    assertThat(large).exists();
  }

  @Test
  void keepsNothingTooOld() throws IOException {
    Path old = file("a", 1, 15 * 24);
    assertThat(KeptFiles.trim(directory, BOUNDS, NOW)).containsExactly(old);
  }

  @Test
  void hasNothingToDoWithoutADirectory() throws IOException {
    assertThat(KeptFiles.trim(directory.resolve("none"), BOUNDS, NOW)).isEmpty();
  }

  private Path file(String name, int bytes, int hoursAgo) throws IOException {
    Path file = Files.write(directory.resolve(name), new byte[bytes]);
    return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofHours(hoursAgo))));
  }
}
