package org.troupe.cli.platform;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A Payara Micro's own directory: the program by hard links, so that it costs no disk and shares
 * the class archive; what it writes to as a copy. Made anew for each start, because what boot
 * commands have made once "already exists" the second time.
 *
 * @param directory its path
 */
record PayaraRoot(Path directory) {

  void makeFrom(Path image) throws IOException {
    Directories.delete(directory);
    Files.walkFileTree(
        image,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(directory.resolve(image.relativize(visited)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path relative = image.relativize(file);
            if (isWritten(relative)) {
              Files.copy(file, directory.resolve(relative));
            } else {
              Files.createLink(directory.resolve(relative), file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static boolean isWritten(Path relative) {
    return relative.startsWith("config");
  }
}
