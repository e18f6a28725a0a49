package org.troupe.job;

import java.util.Locale;

/** What began a run. */
public enum Trigger {
  SCHEDULE,
  MESSAGE,
  DEMAND,
  INTAKE,
  CONTINUOUS;

  /** As users read it, lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
