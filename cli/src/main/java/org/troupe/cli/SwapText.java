package org.troupe.cli;

import org.troupe.wire.DeploymentView;
import org.troupe.wire.ServiceView;
import org.troupe.wire.SlotView;

/** What there is to say after a swap, and before its end. */
final class SwapText {

  private SwapText() {}

  static String swapped(ServiceView service) {
    SlotView production = Slot.production.of(service);
    return "Swapped. Production is version %s now: %s"
        .formatted(version(production), production.address());
  }

  static String held(ServiceView service) {
    SlotView staging = Slot.staging.of(service);
    return """
        Version %s runs in staging with the settings of production and is warm: %s
        Complete the swap with troupe swap %s --complete, or take it back with --cancel."""
        .formatted(version(staging), staging.address(), service.name());
  }

  static String cancelled(ServiceView service) {
    SlotView production = Slot.production.of(service);
    return production.deployment() == null
        ? "Cancelled. Production is empty as before."
        : "Cancelled. Production is version %s as before: %s"
            .formatted(version(production), production.address());
  }

  private static String version(SlotView slot) {
    DeploymentView deployment = slot.deployment();
    return deployment == null ? "?" : deployment.version();
  }
}
