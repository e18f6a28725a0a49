package org.troupe.instance.process;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Predicate;

/** Directories with all that is in them. */
final class FileTree {

  private FileTree() {}

  /** Makes a directory that only its owner may enter, and those above it; nothing if it exists. */
  static void makePrivate(Path directory) throws IOException {
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /**
   * Puts all files of one directory into another.
   *
   * @param linked which files, by their path below {@code from}, nobody writes to: they become hard
   *     links where the file system can do that
   */
  static void copy(Path from, Path to, Predicate<Path> linked) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(visited)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path relative = from.relativize(file);
            if (!linked.test(relative) || !link(file, to.resolve(relative))) {
              Files.copy(file, to.resolve(relative), COPY_ATTRIBUTES);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static boolean link(Path file, Path place) throws IOException {
    try {
      Files.createLink(place, file);
      return true;
    } catch (FileSystemException | UnsupportedOperationException otherFileSystem) {
      return Files.exists(place);
    }
  }
}
