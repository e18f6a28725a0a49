package org.troupe.servicepackage;

/** Asked before much is written to the disk. */
@FunctionalInterface
interface DiskRoom {

  /**
   * Lets it pass, or throws a refusal.
   *
   * @param bytes that are about to be written
   */
  void require(long bytes);
}
