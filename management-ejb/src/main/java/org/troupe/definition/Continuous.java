package org.troupe.definition;

/** Whether a job runs all the time, and where. */
public enum Continuous {
  NONE,
  /** On every instance of its role. */
  ALL,
  /** On one instance of its role. */
  ONE
}
