package org.troupe.instance.process;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/**
 * Adapts an application's archive to the instance that it is deployed in. The package's archive is
 * never changed: what has additions is a copy below {@code run}, made anew at each start.
 */
final class AdaptedArchive {

  private AdaptedArchive() {}

  /**
   * The archive to deploy.
   *
   * @param war the role's archive; was checked when its package was received
   * @param copy where the adapted one goes, should it be needed
   * @return {@code war} itself if nothing is added to it
   * @throws IOException if two of the contributors want the same place
   */
  static Path of(Path war, Path copy, List<ArchiveAdditions> contributors) throws IOException {
    if (contributors.isEmpty()) {
      return war;
    }
    Map<String, Path> additions = new LinkedHashMap<>();
    try (ZipFile archive = new ZipFile(war.toFile())) {
      for (ArchiveAdditions contributor : contributors) {
        for (Map.Entry<String, Path> added : contributor.to(archive).entrySet()) {
          if (additions.putIfAbsent(added.getKey(), added.getValue()) != null) {
            throw new IOException(added.getKey() + " is added twice to " + war.getFileName());
          }
        }
      }
    }
    return additions.isEmpty() ? war : write(war, copy, additions);
  }

  /** The zip file system writes entries that nobody touched as they are, still compressed. */
  private static Path write(Path war, Path copy, Map<String, Path> additions) throws IOException {
    FileTree.makePrivate(copy.getParent());
    Files.copy(war, copy, StandardCopyOption.REPLACE_EXISTING);
    try (FileSystem zip = FileSystems.newFileSystem(copy, Map.of())) {
      for (Map.Entry<String, Path> added : additions.entrySet()) {
        Path place = zip.getPath(added.getKey());
        if (place.getParent() != null) {
          Files.createDirectories(place.getParent());
        }
        Files.copy(added.getValue(), place, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return copy;
  }
}
