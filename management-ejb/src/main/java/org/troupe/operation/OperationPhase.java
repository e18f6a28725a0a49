package org.troupe.operation;

import java.util.Locale;

/** Where a swap or an upgrade stands. */
public enum OperationPhase {
  /** Swap: what goes to production takes the settings that belong to production. */
  SETTINGS,
  /** Swap: it answers requests of the platform's own until its answers are steady. */
  WARM_UP,
  /** Swap with preview: it waits to be completed or cancelled. */
  HELD,
  /** Swap: the deployments change places. */
  SWITCH,
  /** Swap: what was in production finishes the requests it has. */
  DRAIN,
  /** Upgrade: an upgrade domain is being upgraded. */
  WALKING,
  /** Upgrade: waits for the command to go on to the next domain. */
  WAITING,
  /** Upgrade: the instances go back to what they ran before. */
  ROLLING_BACK;

  /** As users read it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
