package org.troupe.servicepackage;

/** Bytes that may still be unpacked. */
final class Budget {

  private final long limit;
  private long left;

  Budget(long limit) {
    this.limit = limit;
    this.left = limit;
  }

  /**
   * Takes some.
   *
   * @param label what to blame
   * @throws PackageRefusedException if there are not as many left
   */
  void take(long bytes, String label) {
    if (bytes > left) {
      throw new PackageRefusedException(
          PackageFault.TOO_LARGE, label, "it unpacks to more than " + limit + " bytes");
    }
    left -= bytes;
  }
}
