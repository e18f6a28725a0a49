package org.troupe.instance;

/** How much of an instance's directory is made anew at a start. */
public enum Renewal {
  /**
   * Nothing but the server: the role's files, local storage and what the application wrote stay.
   */
  RESTART,
  /** The role's files too, and local storage that does not outlive a recycle. Azure's reimage. */
  RECYCLE,
  /** All of it. */
  REBUILD
}
