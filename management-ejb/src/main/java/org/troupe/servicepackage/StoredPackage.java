package org.troupe.servicepackage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.troupe.definition.Finding;
import org.troupe.definition.ServiceDefinition;
import org.troupe.instance.InstanceSpec.Application;

/**
 * A package that passed all checks and lies unpacked in the store.
 *
 * @param id SHA-256 of the file, in lower-case hexadecimal
 * @param version as its definition gives it, else the first 12 digits of the id
 * @param bytes size of the file
 * @param directory where it is unpacked; read only
 * @param definition its {@code ServiceDefinition.csdef}
 * @param applications by role: what its instances deploy, in this order
 * @param warnings what in it has no effect, or only by a default
 * @param messaging its queues, and by which names its applications know them
 */
public record StoredPackage(
    String id,
    String version,
    long bytes,
    Path directory,
    ServiceDefinition definition,
    Map<String, List<Application>> applications,
    List<Finding> warnings,
    Messaging messaging) {

  public StoredPackage {
    applications = Map.copyOf(applications);
    warnings = List.copyOf(warnings);
  }

  /** The service's name in its definition. */
  public String service() {
    return definition.name();
  }

  /** Directory with the files of a role. */
  public Path roleFiles(String role) {
    return directory.resolve(PackageLayout.ROLES).resolve(role);
  }
}
