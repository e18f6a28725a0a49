package org.troupe.instance.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes a WAR out of a worker's plain JARs: together in {@code WEB-INF/lib}, so that each sees the
 * others, and beans, entities and message-driven beans in them are found. A server's EJB descriptor
 * is looked for in the WAR only, so that of a JAR is brought there.
 */
final class WorkerArchive {

  private static final String DESCRIPTOR = "glassfish-ejb-jar.xml";

  private WorkerArchive() {}

  static void write(Path war, List<Path> jars) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
      // Archives in an archive: packing them again costs time and saves nothing.
      zip.setLevel(0);
      boolean described = false;
      for (Path jar : jars) {
        zip.putNextEntry(new ZipEntry("WEB-INF/lib/" + jar.getFileName()));
        Files.copy(jar, zip);
        zip.closeEntry();
        described = described || bringDescriptor(jar, zip);
      }
    }
  }

  private static boolean bringDescriptor(Path jar, ZipOutputStream zip) throws IOException {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      ZipEntry entry = file.getEntry("META-INF/" + DESCRIPTOR);
      if (entry == null) {
        return false;
      }
      zip.putNextEntry(new ZipEntry("WEB-INF/" + DESCRIPTOR));
      try (InputStream in = file.getInputStream(entry)) {
        in.transferTo(zip);
      }
      zip.closeEntry();
      return true;
    }
  }
}
