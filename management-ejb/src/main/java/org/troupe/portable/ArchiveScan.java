package org.troupe.portable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Looks through an archive for what it expects of its server: in its classes, in those of its
 * libraries, and in its descriptors. Archives are hostile: every class is bounded, a damaged one is
 * passed over, and so is what a library holds beyond a limit.
 */
public final class ArchiveScan {

  /** A class file of real code has a few hundred kilobytes at most. */
  private static final int LARGEST_CLASS = 4 << 20;

  /** Of all classes in libraries together, as they unpack. */
  private static final long MOST_LIBRARY_BYTES = 512L << 20;

  private static final Set<String> DESCRIPTORS =
      Set.of("WEB-INF/web.xml", "WEB-INF/ejb-jar.xml", "META-INF/ejb-jar.xml");
  private static final Set<String> VENDORS =
      Set.of("WEB-INF/glassfish-ejb-jar.xml", "META-INF/glassfish-ejb-jar.xml");

  private final Gathering found = new Gathering();
  private long libraryBytes;

  private ArchiveScan() {}

  /**
   * Scans a WAR or JAR.
   *
   * @param archive was checked when its package was received
   * @return nothing for one that ties its beans to a server's resource adapter itself
   */
  public static ArchiveNeeds of(Path archive) throws IOException {
    ArchiveScan scan = new ArchiveScan();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (String vendor : VENDORS) {
        if (scan.tiesItsBeans(zip, vendor)) {
          return ArchiveNeeds.NONE;
        }
      }
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        scan.look(zip, entries.nextElement());
      }
    }
    return scan.found.needs();
  }

  private boolean tiesItsBeans(ZipFile zip, String descriptor) throws IOException {
    ZipEntry entry = zip.getEntry(descriptor);
    if (entry == null) {
      return false;
    }
    try (InputStream in = zip.getInputStream(entry)) {
      String text = new String(in.readNBytes(LARGEST_CLASS), StandardCharsets.UTF_8);
      return text.contains("resource-adapter-mid");
    }
  }

  private void look(ZipFile zip, ZipEntry entry) throws IOException {
    String name = entry.getName();
    boolean library = name.startsWith("WEB-INF/lib/") && name.endsWith(".jar");
    if (!name.endsWith(".class") && !library && !DESCRIPTORS.contains(name)) {
      return;
    }
    try (InputStream in = zip.getInputStream(entry)) {
      if (library) {
        library(in);
      } else if (name.endsWith(".class")) {
        classFile(in.readNBytes(LARGEST_CLASS));
      } else {
        DescriptorXml.read(in).ifPresent(xml -> DescriptorScan.read(xml, name, found));
      }
    }
  }

  private void library(InputStream jar) throws IOException {
    ZipInputStream entries = new ZipInputStream(jar);
    try {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (libraryBytes > MOST_LIBRARY_BYTES) {
          return;
        }
        if (entry.getName().endsWith(".class")) {
          byte[] bytes = entries.readNBytes(LARGEST_CLASS);
          libraryBytes += bytes.length;
          classFile(bytes);
        }
      }
    } catch (ZipException | IllegalArgumentException damaged) {
      // The server will tell, should it matter.
    }
  }

  private void classFile(byte[] bytes) {
    try {
      if (Mentions.messaging(bytes)) {
        ClassScan.read(bytes, found);
      }
    } catch (RuntimeException noClassFile) {
      // Whatever the reader throws about it: it is for the server to tell, should it matter.
    }
  }
}
