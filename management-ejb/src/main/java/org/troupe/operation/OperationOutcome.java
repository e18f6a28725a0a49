package org.troupe.operation;

import java.util.Locale;

/** How an operation stands. */
public enum OperationOutcome {
  RUNNING,
  SUCCEEDED,
  FAILED;

  /** As users read it, lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
