package org.troupe.servicepackage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.troupe.definition.DefinitionReader;
import org.troupe.definition.Finding;
import org.troupe.definition.Read;
import org.troupe.definition.RoleDefinition;
import org.troupe.definition.ServiceDefinition;
import org.troupe.instance.InstanceSpec.Application;

/** What lies where in an unpacked package. */
final class PackageLayout {

  /** Directory with one directory for each role. */
  static final String ROLES = "roles";

  private final Path directory;
  private final DefinitionReader reader;
  private final List<Finding> errors = new ArrayList<>();
  private final List<Finding> warnings = new ArrayList<>();

  PackageLayout(Path directory, DefinitionReader reader) {
    this.directory = directory;
    this.reader = reader;
  }

  /**
   * What a package holds.
   *
   * @param applications by role, in the order in which to deploy
   */
  record Contents(
      ServiceDefinition definition,
      Map<String, List<Application>> applications,
      List<Finding> warnings) {}

  /**
   * Reads the definition and finds the files of its roles.
   *
   * @throws PackageRefusedException if the definition is missing or files are not where it says
   * @throws org.troupe.definition.InvalidDefinitionException if the definition breaks rules
   */
  Contents read() throws IOException {
    Read<ServiceDefinition> read = definition();
    warnings.addAll(read.warnings());
    Map<String, List<Application>> applications = new LinkedHashMap<>();
    RoleJobs jobs = new RoleJobs(directory.resolve(ROLES));
    ServiceDefinition definition = jobs.resolved(read.value());
    errors.addAll(jobs.errors());
    for (RoleDefinition role : definition.roles()) {
      RoleFiles files = new RoleFiles(directory.resolve(ROLES).resolve(role.name()), role);
      applications.put(role.name(), files.applications());
      errors.addAll(files.errors());
      warnings.addAll(files.warnings());
    }
    checkStrays(definition);
    if (!errors.isEmpty()) {
      throw new PackageRefusedException(PackageFault.LAYOUT, errors);
    }
    return new Contents(definition, applications, warnings);
  }

  private Read<ServiceDefinition> definition() throws IOException {
    Path file = directory.resolve(DefinitionReader.FILE);
    if (!Files.isRegularFile(file)) {
      throw new PackageRefusedException(
          PackageFault.NO_DEFINITION,
          "package",
          "it has no " + DefinitionReader.FILE + "; at its top there are " + names(directory));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return reader.read(in);
    }
  }

  private void checkStrays(ServiceDefinition definition) throws IOException {
    for (String name : names(directory)) {
      if (!name.equals(DefinitionReader.FILE) && !name.equals(ROLES)) {
        warnings.add(new Finding(name, 0, "it has no effect at the top of a package"));
      }
    }
    for (String name : names(directory.resolve(ROLES))) {
      String label = ROLES + "/" + name;
      if (!Files.isDirectory(directory.resolve(label))) {
        warnings.add(new Finding(label, 0, "it has no effect outside of the roles' directories"));
      } else if (definition.role(name).isEmpty()) {
        errors.add(
            new Finding(
                label,
                0,
                "there is no role '"
                    + name
                    + "'; the roles are "
                    + definition.roles().stream().map(RoleDefinition::name).toList()));
      }
    }
  }

  /** Names in a directory, sorted; none if it is missing. */
  static List<String> names(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
