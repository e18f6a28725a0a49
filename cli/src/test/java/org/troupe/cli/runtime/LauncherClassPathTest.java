package org.troupe.cli.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherClassPathTest {

  @TempDir private Path directory;

  @Test
  void addsAJarBehindTheOthers() throws IOException {
    Path launcher = directory.resolve("launch-micro.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Main");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "runtime/a.jar runtime/b.jar");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(launcher), manifest)) {
      jar.putNextEntry(new ZipEntry("Main.class"));
    }
    LauncherClassPath.add(launcher, "runtime/timers.jar");
    try (JarFile jar = new JarFile(launcher.toFile())) {
      Attributes main = jar.getManifest().getMainAttributes();
      assertThat(main.getValue(Attributes.Name.CLASS_PATH))
          .isEqualTo("runtime/a.jar runtime/b.jar runtime/timers.jar");
      assertThat(main.getValue(Attributes.Name.MAIN_CLASS)).isEqualTo("Main");
      assertThat(jar.getEntry("Main.class")).isNotNull();
    }
  }
}
