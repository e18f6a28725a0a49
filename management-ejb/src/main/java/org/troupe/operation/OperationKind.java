package org.troupe.operation;

import java.util.Locale;

/** What can be asked for. */
public enum OperationKind {
  DEPLOY,
  SCALE,
  SWAP,
  UPGRADE,
  RESTART,
  REIMAGE,
  REBUILD,
  STOP,
  START,
  DELETE;

  /** As users read it, lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it renews instances. */
  public boolean renews() {
    return this == RESTART || this == REIMAGE || this == REBUILD;
  }
}
