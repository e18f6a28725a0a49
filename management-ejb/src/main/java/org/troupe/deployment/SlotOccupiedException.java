package org.troupe.deployment;

import org.troupe.refusal.RefusedException;

/** A slot that holds a deployment takes no second one. */
public class SlotOccupiedException extends RefusedException {

  SlotOccupiedException(String service, Slot slot) {
    super(
        "SLOT_OCCUPIED",
        slot.label() + " of " + service + " already holds a deployment",
        slot == Slot.STAGING
            ? "swap it into production, or delete it: troupe delete " + service + " --slot staging"
            : "deploy to staging and swap");
  }
}
