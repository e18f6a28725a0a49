package org.troupe.cloudservice;

import org.troupe.capacity.Admission;
import org.troupe.deployment.DeploymentRole;
import org.troupe.deployment.Revision;

/** How much memory the instances of a revision are expected to take. */
final class Footprint {

  private Footprint() {}

  /** All its instances, standbys included; in MiB. */
  static long of(Revision revision) {
    return revision.roles().stream()
        .mapToLong(role -> (long) (role.count() + role.standbys()) * ofOne(role))
        .sum();
  }

  /** What an upgrade needs besides, where the only instance of a role gets its successor first. */
  static long ofSuccessors(Revision revision) {
    return revision.roles().stream()
        .filter(role -> role.count() == 1 && !role.keepsLocalStorage())
        .mapToLong(Footprint::ofOne)
        .max()
        .orElse(0);
  }

  private static long ofOne(DeploymentRole role) {
    return Admission.expectedMegabytes(role.heapMegabytes());
  }
}
