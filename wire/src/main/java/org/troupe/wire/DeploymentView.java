package org.troupe.wire;

import java.time.Instant;
import java.util.List;

/**
 * A deployment: one package with one configuration.
 *
 * @param id stays the same when the deployment is swapped to the other slot
 * @param version the package's version, as its definition says or the first digits of its digest
 * @param packageId SHA-256 of the package, in hexadecimal
 * @param since when it was placed
 * @param roles its roles in the order of the definition
 * @param stopped whether it is to have no instances that run, until it is started
 * @param upgrade the upgrade in place that is under way, or null
 */
public record DeploymentView(
    String id,
    String version,
    String packageId,
    Instant since,
    List<RoleView> roles,
    boolean stopped,
    UpgradeView upgrade) {

  public DeploymentView {
    roles = List.copyOf(roles);
  }
}
