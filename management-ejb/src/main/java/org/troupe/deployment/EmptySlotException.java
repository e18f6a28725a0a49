package org.troupe.deployment;

import org.troupe.refusal.RefusedException;

/** A slot that should hold a deployment holds none. */
public class EmptySlotException extends RefusedException {

  EmptySlotException(String service, Slot slot) {
    super(
        "SLOT_EMPTY",
        slot.label() + " of " + service + " holds no deployment",
        "troupe status shows what is deployed where");
  }
}
