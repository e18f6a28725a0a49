package org.troupe.servicepackage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.troupe.definition.Finding;
import org.troupe.definition.QueueDefinition;
import org.troupe.portable.ArchiveNeeds;

/**
 * The queues of a package, and by which names its applications know them.
 *
 * @param queues those that its definition declares, then those that are made for applications that
 *     name destinations nobody declared
 * @param destinations JNDI name to the name of the queue that is meant; the same for all roles
 * @param needs path of a deployed archive in the package to what it expects
 * @param warnings of each queue that is made with defaults
 */
public record Messaging(
    List<QueueDefinition> queues,
    Map<String, String> destinations,
    Map<String, ArchiveNeeds> needs,
    List<Finding> warnings) {

  public Messaging {
    queues = List.copyOf(queues);
    destinations = Map.copyOf(destinations);
    needs = Map.copyOf(needs);
    warnings = List.copyOf(warnings);
  }

  /** The queue that is meant by a JNDI name. */
  public Optional<QueueDefinition> queue(String jndiName) {
    return Stream.ofNullable(destinations.get(jndiName))
        .flatMap(name -> queues.stream().filter(queue -> queue.name().equals(name)))
        .findFirst();
  }

  /** What an archive of a role expects. */
  public ArchiveNeeds needs(String role, String archive) {
    return needs.getOrDefault(PackageLayout.ROLES + "/" + role + "/" + archive, ArchiveNeeds.NONE);
  }
}
