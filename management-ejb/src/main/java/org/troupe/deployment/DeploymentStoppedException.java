package org.troupe.deployment;

import org.troupe.refusal.RefusedException;

/** A stopped deployment cannot do that, or one that runs cannot be started. */
public class DeploymentStoppedException extends RefusedException {

  private DeploymentStoppedException(String code, String message, String hint) {
    super(code, message, hint);
  }

  /** Only what runs can do that. */
  public static DeploymentStoppedException stopped(String service, Slot slot) {
    return new DeploymentStoppedException(
        "DEPLOYMENT_STOPPED",
        slot.label() + " of " + service + " is stopped",
        "start it first: troupe start " + service + " --slot " + slot.label());
  }

  static DeploymentStoppedException runs(String id) {
    return new DeploymentStoppedException(
        "DEPLOYMENT_RUNS", "deployment " + id + " is not stopped", "");
  }
}
