package org.troupe.cli.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs {@code org.troupe.cli.runtime.training} into a WAR, out of this program's own classes. */
final class TrainingWar {

  private static final String PACKAGE = "org/troupe/cli/runtime/training/";
  private static final List<String> CLASSES =
      List.of(
          "TrainingApplication",
          "TrainingMessages",
          "TrainingNote",
          "TrainingNotes",
          "TrainingResource",
          "TrainingServlet",
          "TrainingState");

  private TrainingWar() {}

  static void write(Path war) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
      for (String name : CLASSES) {
        String entry = PACKAGE + name + ".class";
        put(zip, "WEB-INF/classes/" + entry, entry);
      }
      put(zip, "WEB-INF/classes/META-INF/persistence.xml", PACKAGE + "persistence.xml");
      put(zip, "WEB-INF/web.xml", PACKAGE + "web.xml");
      put(zip, "page.xhtml", PACKAGE + "page.xhtml");
      zip.putNextEntry(new ZipEntry("WEB-INF/beans.xml"));
      zip.closeEntry();
    }
  }

  private static void put(ZipOutputStream zip, String entry, String resource) throws IOException {
    zip.putNextEntry(new ZipEntry(entry));
    try (InputStream in = TrainingWar.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("this program lacks " + resource);
      }
      in.transferTo(zip);
    }
    zip.closeEntry();
  }
}
