package org.troupe.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Files of a directory that are kept for a while: those beyond the bounds go, the oldest first. The
 * newest stays whatever its size, unless it is too old.
 */
public final class KeptFiles {

  private KeptFiles() {}

  /**
   * Deletes what is out of bounds; nothing if there is no such directory.
   *
   * @return what was deleted, the newest first
   */
  public static List<Path> trim(Path directory, Bounds bounds, Instant now) throws IOException {
    List<Path> gone = new ArrayList<>();
    long bytes = 0;
    int number = 0;
    for (Kept file : newestFirst(directory)) {
      number++;
      bytes += file.bytes();
      boolean beyond = number > 1 && (number > bounds.number() || bytes > bounds.bytes());
      if (beyond || file.changed().isBefore(now.minus(bounds.age()))) {
        Files.deleteIfExists(file.path());
        gone.add(file.path());
      }
    }
    return gone;
  }

  private static List<Kept> newestFirst(Path directory) throws IOException {
    List<Kept> files = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (var present = Files.newDirectoryStream(directory, Files::isRegularFile)) {
        for (Path path : present) {
          add(files, path);
        }
      }
    }
    files.sort(Comparator.comparing(Kept::changed).reversed());
    return files;
  }

  private static void add(List<Kept> files, Path path) throws IOException {
    try {
      files.add(new Kept(path, Files.size(path), Files.getLastModifiedTime(path).toInstant()));
    } catch (NoSuchFileException gone) {
      // Another controller, or a reader who moves it, was faster.
      return;
    }
  }

  private record Kept(Path path, long bytes, Instant changed) {}

  /**
   * How much is kept.
   *
   * @param number of files
   * @param bytes of all together
   * @param age since they were last written to
   */
  public record Bounds(int number, long bytes, Duration age) {}
}
