package org.troupe.instance;

/** How far an instance has come on its way out. Each step has a limit of its own. */
public enum LeavingStep {
  /** Waits until no gateway leads requests to it. */
  ROUTING_OUT,
  /** Waits until its requests in flight are answered. */
  DRAINING,
  /** Its queue consumers finish and acknowledge what they hold, and take nothing new. */
  QUIESCING,
  /** Its application is told that it stops, and may take its time. */
  TELLING,
  /** Its process was asked to end (SIGTERM). */
  TERMINATING,
  /** Its process was ended (SIGKILL). */
  KILLING;

  /** Whether the instance has not come to this step yet. */
  public boolean isBefore(LeavingStep step) {
    return compareTo(step) < 0;
  }
}
