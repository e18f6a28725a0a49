package org.troupe.cli.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.troupe.cli.runtime.FileTree;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the archive in the class path. */
final class PostgresBinaries {

  private static final Set<PosixFilePermission> PROGRAM =
      PosixFilePermissions.fromString("rwxr-xr-x");

  private final Path directory;

  private PostgresBinaries(Path directory) {
    this.directory = directory;
  }

  /** Those that are, or will be, in the given directory. */
  static PostgresBinaries in(Path directory) {
    return new PostgresBinaries(directory);
  }

  String program(String name) {
    return directory.resolve("bin").resolve(name).toString();
  }

  /**
   * Unpacks them if they are not there; an attempt that broke off leaves nothing in their place.
   */
  void unpackIfMissing() throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path unfinished = directory.resolveSibling(directory.getFileName() + ".unpacking");
    FileTree.delete(unfinished);
    Files.createDirectories(unfinished);
    try (InputStream archive = archive();
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, unfinished);
      }
    }
    Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void unpack(TarArchiveEntry entry, TarArchiveInputStream tar, Path directory)
      throws IOException {
    Path target = directory.resolve(entry.getName()).normalize();
    if (!target.startsWith(directory)) {
      throw new IOException("the archive of PostgreSQL names a path outside: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    if (target.getParent().endsWith("bin")) {
      Files.setPosixFilePermissions(target, PROGRAM);
    }
  }

  private static InputStream archive() {
    String name = "/postgres-" + system() + "-" + architecture() + ".txz";
    InputStream archive = PostgresBinaries.class.getResourceAsStream(name);
    if (archive == null) {
      throw new PlatformException(
          "no PostgreSQL comes along for " + system() + " on " + architecture(),
          "Give one of your own by --database-url");
    }
    return archive;
  }

  private static String system() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).replaceAll(" .*", "");
  }

  private static String architecture() {
    String name = System.getProperty("os.arch");
    return name.equals("amd64") ? "x86_64" : name;
  }
}
