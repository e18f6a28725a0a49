package org.troupe.pruning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.troupe.platform.DirectoryTree;

/**
 * Runtime images of earlier versions. One that is deleted too much is made again by the next start
 * of the platform, so it is enough to spare those that a process was started from.
 *
 * @param directory where they lie
 * @param current the one in force
 */
record RuntimeImages(Path directory, Path current) {

  private static final Duration YOUNG = Duration.ofDays(1);

  /**
   * Deletes those that nobody uses.
   *
   * @return which
   */
  List<Path> prune(Instant now) throws IOException {
    List<Path> gone = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (var images = Files.newDirectoryStream(directory, image -> mayGo(image, now))) {
        for (Path image : images) {
          DirectoryTree.delete(image);
          gone.add(image);
        }
      }
    }
    return gone;
  }

  /** What begins with a dot is being made, or a lock. */
  private boolean mayGo(Path image, Instant now) throws IOException {
    return Files.isDirectory(image)
        && !image.getFileName().toString().startsWith(".")
        && !Files.isSameFile(image, current)
        && Files.getLastModifiedTime(image).toInstant().isBefore(now.minus(YOUNG))
        && ProcessHandle.allProcesses().noneMatch(process -> isOutOf(image, process));
  }

  private static boolean isOutOf(Path image, ProcessHandle process) {
    return process
        .info()
        .arguments()
        .filter(arguments -> Arrays.stream(arguments).anyMatch(a -> a.contains(image.toString())))
        .isPresent();
  }
}
