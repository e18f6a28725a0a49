package org.troupe.instance.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.troupe.instance.InstanceSpec;
import org.troupe.instance.InstanceSpec.Application;

/**
 * Brings a role's files into its instance, and says what the agent shall deploy of them. The
 * archives are hard links, since the server only reads them; everything else is a copy.
 */
final class RoleFiles {

  private RoleFiles() {}

  /** Puts the files into approot. */
  static void bring(InstanceSpec spec, InstanceDirectory directory) throws IOException {
    Set<Path> archives =
        spec.applications().stream()
            .map(application -> Path.of(application.archive()).normalize())
            .collect(Collectors.toSet());
    FileTree.copy(spec.roleFiles(), directory.approot(), archives::contains);
  }

  /**
   * The agent's list: WARs, all JARs together as one WAR, at {@code /} unless that is taken; each
   * with what the contributors add to it.
   *
   * @return lines of the agent's document
   */
  static Map<String, String> applications(
      InstanceSpec spec, InstanceDirectory directory, List<ArchiveAdditions> contributors)
      throws IOException {
    List<Application> wars = new ArrayList<>();
    List<Path> jars = new ArrayList<>();
    for (Application application : spec.applications()) {
      if (isJar(application.archive())) {
        jars.add(directory.approot().resolve(application.archive()));
      } else {
        wars.add(application);
      }
    }
    Map<String, String> lines = new LinkedHashMap<>();
    for (Application war : wars) {
      Path archive = directory.approot().resolve(war.archive());
      add(lines, war.contextRoot(), archive, adapted(archive, lines, directory, contributors));
    }
    if (!jars.isEmpty()) {
      Path worker = jarsTogether(directory);
      WorkerArchive.write(worker, jars);
      boolean rootTaken = wars.stream().anyMatch(war -> war.contextRoot().equals("/"));
      Path archive = adapted(worker, lines, directory, contributors);
      add(lines, rootTaken ? "/_worker" : "/", worker, archive);
    }
    return lines;
  }

  static boolean isJar(String archive) {
    return archive.toLowerCase(Locale.ROOT).endsWith(".jar");
  }

  /** The WAR that is made of all JARs. */
  static Path jarsTogether(InstanceDirectory directory) {
    return directory.run().resolve("worker.war");
  }

  private static Path adapted(
      Path war,
      Map<String, String> lines,
      InstanceDirectory directory,
      List<ArchiveAdditions> contributors)
      throws IOException {
    // Two directories of a role may hold archives of the same name.
    String name = lines.size() / 3 + "-" + war.getFileName();
    return AdaptedArchive.of(war, directory.run().resolve("adapted").resolve(name), contributors);
  }

  private static void add(
      Map<String, String> lines, String contextRoot, Path original, Path archive) {
    int index = lines.size() / 3;
    String file = original.getFileName().toString();
    String base = file.substring(0, file.lastIndexOf('.')).replaceAll("[^A-Za-z0-9._-]", "-");
    boolean taken = lines.containsValue(base);
    lines.put("application." + index + ".name", taken ? base + "-" + index : base);
    lines.put("application." + index + ".context-root", contextRoot);
    lines.put("application." + index + ".archive", archive.toString());
  }
}
