package org.troupe.gateway;

/** A table of routes is not newer than the one in force. */
final class StaleTableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StaleTableException(long offered, long inForce) {
    super("version " + offered + " is not newer than " + inForce + ", which is in force");
  }
}
