package org.troupe.timers;

/** Whose a tick is. */
public enum Claim {
  /** This instance's: it fires here. */
  OURS,
  /** Another instance's. */
  THEIRS,
  /** Nobody could be asked. */
  UNKNOWN
}
