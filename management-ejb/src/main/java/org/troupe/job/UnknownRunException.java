package org.troupe.job;

import org.troupe.deployment.Slot;
import org.troupe.refusal.RefusedException;

/** There is no such run, or none any more. */
public class UnknownRunException extends RefusedException {

  private static final long serialVersionUID = 1L;

  UnknownRunException(String service, Slot slot, String run) {
    super(
        "RUN_UNKNOWN",
        "there is no run '" + run + "' in " + slot.label() + " of '" + service + "'",
        "troupe jobs " + service + " runs lists those that are kept");
  }
}
