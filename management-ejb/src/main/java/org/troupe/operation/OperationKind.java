package org.troupe.operation;

import java.util.Locale;

/** What can be asked for. */
public enum OperationKind {
  DEPLOY,
  SCALE,
  SWAP,
  DELETE;

  /** As users read it, lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
