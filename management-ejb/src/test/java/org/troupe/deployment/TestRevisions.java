package org.troupe.deployment;

import java.time.Duration;
import java.util.List;
import org.troupe.role.RoleKind;

/** Revisions with one web role of two instances. */
final class TestRevisions {

  private TestRevisions() {}

  static Revision of(String packageId, String version, String endpoints) {
    return new Revision(
        packageId,
        version,
        "<cscfg/>",
        endpoints,
        5,
        List.of(
            new DeploymentRole(
                new DeploymentRole.Shape("web", RoleKind.WEB, true, 0, false, 256, false),
                new RoleTimes(
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(5)),
                packageId,
                version,
                2)));
  }
}
