package org.troupe.reconcile.plan;

import java.util.List;
import java.util.Optional;
import org.troupe.deployment.Slot;

/**
 * A deployment as it should be.
 *
 * @param slot the slot that holds it; empty when it leaves
 * @param prepared whether its queues and its login are there, so that instances may start
 * @param stopped whether its instances are to have no processes
 * @param upgradeDomains how many groups of instances a walk goes through
 * @param walk the upgrade in progress
 * @param queues names of its declared queues
 */
public record DesiredDeployment(
    String id,
    String service,
    Optional<Slot> slot,
    boolean prepared,
    boolean stopped,
    int upgradeDomains,
    Optional<Walk> walk,
    List<DesiredRole> roles,
    List<String> queues) {

  public DesiredDeployment {
    roles = List.copyOf(roles);
    queues = List.copyOf(queues);
  }

  boolean leaves() {
    return slot.isEmpty();
  }

  Optional<DesiredRole> role(String name) {
    return roles.stream().filter(role -> role.name().equals(name)).findFirst();
  }

  /** What an instance of the role in this upgrade domain is to run. */
  Launch launch(DesiredRole role, int upgradeDomain) {
    boolean ahead = walk.filter(Walk::forward).filter(w -> upgradeDomain <= w.domain()).isPresent();
    return ahead ? role.next().orElse(role.current()) : role.current();
  }

  /** Whether the instance's process runs something else than it is to run. */
  boolean isOutdated(ObservedInstance instance) {
    return role(instance.key().role())
        .filter(role -> !instance.runs(launch(role, instance.upgradeDomain())))
        .isPresent();
  }
}
