package org.troupe.console;

import java.time.Instant;
import java.util.List;
import org.troupe.wire.RoleView;

/**
 * A role with its instances.
 *
 * @param name as in the definition
 * @param kind {@code web} or {@code worker}
 * @param readiness how its instances are; of a stopped deployment none are wanted
 * @param instances by number
 */
public record RoleRow(String name, String kind, Readiness readiness, List<InstanceChip> instances) {

  static RoleRow of(RoleView role, boolean stopped, Instant now) {
    return new RoleRow(
        role.name(),
        role.kind(),
        stopped ? Readiness.NONE : Readiness.of(role),
        role.instances().stream().map(instance -> InstanceChip.of(instance, now)).toList());
  }
}
