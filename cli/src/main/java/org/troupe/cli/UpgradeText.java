package org.troupe.cli;

import org.troupe.wire.DeploymentView;
import org.troupe.wire.ServiceView;
import org.troupe.wire.UpgradeView;

/** What there is to say of an upgrade that waits or has ended. */
final class UpgradeText {

  private UpgradeText() {}

  static String upgraded(ServiceView service, Slot slot) {
    return "Upgraded. %s runs version %s: %s"
        .formatted(slot, version(service, slot), slot.of(service).address());
  }

  static String rolledBack(ServiceView service, Slot slot) {
    return "Rolled back. %s runs version %s as before: %s"
        .formatted(slot, version(service, slot), slot.of(service).address());
  }

  static String waits(ServiceView service, Slot slot) {
    String command = "troupe upgrade " + service.name() + option(slot);
    return """
        %s
        Go on with %s --walk, or take it back with --rollback."""
        .formatted(place(slot.of(service).deployment()), command);
  }

  static String underWay(UpgradeView upgrade) {
    if (upgrade.rollingBack()) {
      return "goes back from version " + upgrade.toVersion();
    }
    return "goes to version %s, %s"
        .formatted(
            upgrade.toVersion(),
            upgrade.domain() < 0
                ? "no upgrade domain yet"
                : "upgrade domain %d of 0 to %d"
                    .formatted(upgrade.domain(), upgrade.domains() - 1));
  }

  private static String place(DeploymentView deployment) {
    UpgradeView upgrade = deployment == null ? null : deployment.upgrade();
    if (upgrade == null) {
      return "The upgrade waits to be told to go on.";
    }
    return upgrade.domain() < 0
        ? "No instance is upgraded yet; there are %d upgrade domains, from 0."
            .formatted(upgrade.domains())
        : "Upgraded to version %s up to upgrade domain %d, of 0 to %d."
            .formatted(upgrade.toVersion(), upgrade.domain(), upgrade.domains() - 1);
  }

  private static String option(Slot slot) {
    return slot == Slot.production ? "" : " --slot " + slot;
  }

  private static String version(ServiceView service, Slot slot) {
    DeploymentView deployment = slot.of(service).deployment();
    return deployment == null ? "?" : deployment.version();
  }
}
