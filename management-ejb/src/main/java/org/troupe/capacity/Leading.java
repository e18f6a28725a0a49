package org.troupe.capacity;

/** Whether this controller is the one that acts; the others only take commands. */
@FunctionalInterface
public interface Leading {

  /** Asks nobody, and errs on the safe side. */
  boolean isLeading();
}
