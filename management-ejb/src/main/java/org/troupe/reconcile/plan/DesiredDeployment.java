package org.troupe.reconcile.plan;

import java.util.List;
import java.util.Optional;
import org.troupe.deployment.Slot;

/**
 * A deployment as it should be.
 *
 * @param slot the slot that holds it; empty when it leaves
 * @param prepared whether its queues and its login are there, so that instances may start
 * @param queues names of its declared queues
 */
public record DesiredDeployment(
    String id,
    String service,
    Optional<Slot> slot,
    boolean prepared,
    List<DesiredRole> roles,
    List<String> queues) {

  public DesiredDeployment {
    roles = List.copyOf(roles);
    queues = List.copyOf(queues);
  }

  boolean leaves() {
    return slot.isEmpty();
  }
}
