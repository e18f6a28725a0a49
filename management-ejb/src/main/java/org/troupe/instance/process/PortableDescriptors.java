package org.troupe.instance.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.troupe.instance.InstanceSpec;
import org.troupe.instance.InstanceSpec.Application;
import org.troupe.portable.ArchiveNeeds;
import org.troupe.portable.DescriptorPatch;

/**
 * Ties the destinations of an archive that names no server to the deployment's own queues, by
 * descriptors; the same archive so runs in both slots.
 */
final class PortableDescriptors implements ArchiveAdditions {

  private static final String WEB_XML = "WEB-INF/web.xml";
  private static final String EJB_JAR = "WEB-INF/ejb-jar.xml";

  private final InstanceSpec spec;
  private final InstanceDirectory directory;

  PortableDescriptors(InstanceSpec spec, InstanceDirectory directory) {
    this.spec = spec;
    this.directory = directory;
  }

  @Override
  public Map<String, Path> to(ZipFile archive) throws IOException {
    ArchiveNeeds needs = needs(Path.of(archive.getName()));
    Map<String, Path> additions = new LinkedHashMap<>();
    if (needs.isEmpty()) {
      return additions;
    }
    Map<String, String> queues = new HashMap<>();
    spec.messaging().destinations().forEach((name, queue) -> queues.put(name, queue.name()));
    DescriptorPatch patch = new DescriptorPatch(needs, queues);
    try (InputStream original = open(archive, WEB_XML)) {
      add(additions, WEB_XML, patch.webXml(original));
    }
    try (InputStream original = open(archive, EJB_JAR)) {
      if (original != null) {
        add(additions, EJB_JAR, patch.ejbJar(original));
      }
    }
    return additions;
  }

  /** Of a WAR of the role, or of all its JARs, which are deployed as one. */
  private ArchiveNeeds needs(Path archive) {
    Map<String, ArchiveNeeds> all = spec.messaging().needs();
    if (archive.equals(RoleFiles.jarsTogether(directory))) {
      return spec.applications().stream()
          .map(Application::archive)
          .filter(RoleFiles::isJar)
          .map(jar -> all.getOrDefault(jar, ArchiveNeeds.NONE))
          .reduce(ArchiveNeeds.NONE, ArchiveNeeds::and);
    }
    return all.getOrDefault(directory.approot().relativize(archive).toString(), ArchiveNeeds.NONE);
  }

  private static InputStream open(ZipFile archive, String name) throws IOException {
    ZipEntry entry = archive.getEntry(name);
    return entry == null ? null : archive.getInputStream(entry);
  }

  private void add(Map<String, Path> additions, String name, Optional<byte[]> content)
      throws IOException {
    if (content.isPresent()) {
      Path file = Files.createTempFile(directory.temporary(), "descriptor", ".xml");
      additions.put(name, Files.write(file, content.get()));
    }
  }
}
