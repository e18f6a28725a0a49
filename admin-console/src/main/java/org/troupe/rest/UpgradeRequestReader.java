package org.troupe.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.troupe.cloudservice.NewUpgrade;
import org.troupe.deployment.Slot;
import org.troupe.servicepackage.StoredPackages;
import org.troupe.wire.UpgradeRequest;

/** Turns the request for an upgrade into what the control plane takes. */
@ApplicationScoped
public class UpgradeRequestReader {

  @Inject private StoredPackages packages;

  /**
   * Finds the package, if the request names one.
   *
   * @throws org.troupe.refusal.RefusedException if the package is unknown, or the request has
   *     nothing to upgrade to or values that do not fit
   */
  NewUpgrade read(String service, Slot slot, UpgradeRequest request) {
    if (request.packageId() == null && request.configuration() == null) {
      throw new BadRequestException(
          "REQUEST_INVALID",
          "there is nothing to upgrade to",
          "give packageId, configuration or both");
    }
    return new NewUpgrade(
        service,
        slot,
        Optional.ofNullable(request.packageId()).map(id -> packages.require(id)),
        Optional.ofNullable(request.configuration()),
        Optional.ofNullable(request.role()),
        isManual(request.mode()),
        LimitSeconds.of(request.drainSeconds(), request.stopSeconds()));
  }

  private static boolean isManual(String mode) {
    return switch (mode) {
      case "auto" -> false;
      case "manual" -> true;
      default -> throw BadRequestException.parameter("mode", mode, "auto or manual");
    };
  }
}
