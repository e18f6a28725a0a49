package org.troupe.rest;

import org.troupe.refusal.RefusedException;

/** A request that cannot be understood; nothing was asked of the control plane. */
class BadRequestException extends RefusedException {

  /** A refusal with a code out of {@link RefusalStatus}'s table. */
  BadRequestException(String code, String message, String hint) {
    super(code, message, hint);
  }

  static BadRequestException parameter(String name, String value, String expected) {
    return new BadRequestException(
        "PARAMETER_INVALID", name + " is '" + value + "'; it must be " + expected, "");
  }
}
