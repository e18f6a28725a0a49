package org.troupe.deployment;

import org.troupe.refusal.RefusedException;

/** Instance counts that a deployment cannot have. */
public class IllegalScaleException extends RefusedException {

  IllegalScaleException(String message) {
    super("SCALE_OUT_OF_BOUNDS", message, "");
  }
}
