package org.troupe.definition;

/** What a job runs. */
public enum JobKind {
  /** A Jakarta Batch job of the role's archives. */
  BATCH,
  /** A file of the role's directory. */
  PROGRAM,
  /**
   * Whichever of the two the package has: a program in {@code jobs/<name>/}, else a batch job of
   * that name. The package decides, so this is only found before it has been looked at.
   */
  AS_PACKAGED
}
