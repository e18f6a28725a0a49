package org.troupe.cli.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The jars that the server's launcher loads stand in its manifest, and nowhere else. */
final class LauncherClassPath {

  private LauncherClassPath() {}

  /**
   * Adds a jar.
   *
   * @param launcher {@code launch-micro.jar}
   * @param jar path relative to it
   */
  static void add(Path launcher, String jar) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(launcher, Map.of())) {
      Path file = zip.getPath("META-INF/MANIFEST.MF");
      Manifest manifest;
      try (InputStream in = Files.newInputStream(file)) {
        manifest = new Manifest(in);
      }
      Attributes main = manifest.getMainAttributes();
      String before = main.getValue(Attributes.Name.CLASS_PATH);
      main.put(Attributes.Name.CLASS_PATH, before == null ? jar : before + " " + jar);
      try (OutputStream out = Files.newOutputStream(file)) {
        manifest.write(out);
      }
    }
  }
}
