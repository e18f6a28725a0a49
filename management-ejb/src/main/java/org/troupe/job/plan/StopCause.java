package org.troupe.job.plan;

/** Why a run is stopped. */
public enum StopCause {
  /** Somebody asked for it. */
  ASKED,
  /** It took longer than its job allows. */
  TIMEOUT,
  /** Its deployment has left the slot; it goes on in the one that is there now. */
  MOVE
}
