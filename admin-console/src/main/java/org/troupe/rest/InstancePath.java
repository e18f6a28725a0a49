package org.troupe.rest;

import org.troupe.deployment.Slot;
import org.troupe.instance.InstanceKey;
import org.troupe.wire.DeploymentView;
import org.troupe.wire.ServiceView;

/** Finds out which instance a path means. */
final class InstancePath {

  private InstancePath() {}

  /**
   * Key of the instance. One that is gone by now has a key too, since its log may be there; its
   * role must be one of the deployment's, so that no name leads out of the deployment's directory.
   *
   * @throws BadRequestException if the slot is empty or the role unknown
   */
  static InstanceKey resolve(ServiceView service, Slot slot, String name) {
    DeploymentView deployment = deployment(service, slot);
    InstanceKey key = parse(deployment.id(), name);
    if (deployment.roles().stream().noneMatch(role -> role.name().equals(key.role()))) {
      throw unknown(name);
    }
    return key;
  }

  static BadRequestException unknown(String name) {
    return new BadRequestException(
        "INSTANCE_UNKNOWN",
        "there is no instance '" + name + "' here",
        "instances are called <role>_IN_<n>; troupe status lists them");
  }

  private static DeploymentView deployment(ServiceView service, Slot slot) {
    return service.slots().stream()
        .filter(view -> view.slot().equals(slot.label()) && view.deployment() != null)
        .findFirst()
        .orElseThrow(
            () ->
                new BadRequestException(
                    "SLOT_EMPTY",
                    slot.label() + " of " + service.name() + " holds no deployment",
                    "troupe status shows what is deployed where"))
        .deployment();
  }

  private static InstanceKey parse(String deployment, String name) {
    try {
      return InstanceKey.of(deployment, name);
    } catch (IllegalArgumentException e) {
      throw unknown(name);
    }
  }
}
