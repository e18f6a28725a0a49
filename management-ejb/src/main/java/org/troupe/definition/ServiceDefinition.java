package org.troupe.definition;

import java.util.List;
import java.util.Optional;

/**
 * What the roles of a cloud service are: the content of a {@code ServiceDefinition.csdef} that
 * keeps all rules.
 *
 * @param name the service's name in its own files; deployers may call it differently
 * @param version the package's version as the file gives it
 * @param upgradeDomains into how many groups the instances of each role fall that an in-place
 *     upgrade stops together, 1 to 20
 * @param roles its 1 to 25 roles, in the order of the file
 */
public record ServiceDefinition(
    String name, Optional<String> version, int upgradeDomains, List<RoleDefinition> roles) {

  static final int DEFAULT_UPGRADE_DOMAINS = 5;

  public ServiceDefinition {
    roles = List.copyOf(roles);
  }

  /** The role of that name. */
  public Optional<RoleDefinition> role(String roleName) {
    return roles.stream().filter(role -> role.name().equals(roleName)).findFirst();
  }

  /** All queues, whichever role declares them: every role of the service sees each of them. */
  public List<QueueDefinition> queues() {
    return roles.stream().flatMap(role -> role.queues().stream()).toList();
  }
}
