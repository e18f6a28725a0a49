package org.troupe.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes a package out of a directory: a zip whose bytes depend on the files' content only. */
final class Pack {

  /** The oldest that a zip can say. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Path directory;

  Pack(Path directory) {
    this.directory = directory;
  }

  /**
   * Writes the package; whatever the outcome, no half of one is left.
   *
   * @return how many files are in it
   * @throws FailedException if the directory is none that can be a package
   */
  long writeTo(Path output) throws IOException {
    List<Path> files = files();
    Path unfinished = output.toAbsolutePath().resolveSibling(output.getFileName() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(unfinished);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        for (Path file : files) {
          add(file, zip);
        }
      }
      Files.move(unfinished, output, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    return files.size();
  }

  /** The definition first, so that a reader meets it before all else; the rest by name. */
  private List<Path> files() throws IOException {
    Path definition = directory.resolve("ServiceDefinition.csdef");
    if (!Files.isRegularFile(definition)) {
      throw new FailedException(
          directory + " has no ServiceDefinition.csdef", "It says which roles there are");
    }
    if (!Files.isDirectory(directory.resolve("roles"))) {
      throw new FailedException(
          directory + " has no directory roles", "A role's files belong into roles/ROLE/");
    }
    List<Path> inRoles = regularFilesBelow(directory.resolve("roles"));
    if (inRoles.isEmpty()) {
      throw new FailedException(
          directory.resolve("roles") + " is empty", "A role's files belong into roles/ROLE/");
    }
    refuseStrays();
    return Stream.concat(Stream.of(definition), inRoles.stream()).toList();
  }

  private static List<Path> regularFilesBelow(Path top) throws IOException {
    try (Stream<Path> all = Files.walk(top)) {
      List<Path> files = all.filter(path -> !Files.isDirectory(path) || isLink(path)).toList();
      files.stream()
          .filter(path -> isLink(path) || !Files.isRegularFile(path))
          .findFirst()
          .ifPresent(
              path -> {
                throw new FailedException(
                    path + " is no regular file", "A package may hold no links; copy the file");
              });
      return files.stream().sorted().toList();
    }
  }

  /** What lies beside would be left out in silence. */
  private void refuseStrays() throws IOException {
    try (Stream<Path> top = Files.list(directory)) {
      top.filter(path -> !List.of("ServiceDefinition.csdef", "roles").contains(name(path)))
          .filter(path -> !name(path).startsWith("."))
          .sorted()
          .findFirst()
          .ifPresent(
              path -> {
                throw new FailedException(
                    path + " does not belong into a package",
                    "A package holds ServiceDefinition.csdef and roles/; the configuration is"
                        + " given to troupe deploy");
              });
    }
  }

  private void add(Path file, ZipOutputStream zip) throws IOException {
    ZipEntry entry =
        new ZipEntry(directory.relativize(file).toString().replace(File.separatorChar, '/'));
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    Files.copy(file, zip);
    zip.closeEntry();
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private static boolean isLink(Path path) {
    return Files.isSymbolicLink(path);
  }
}
