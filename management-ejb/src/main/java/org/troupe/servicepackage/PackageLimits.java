package org.troupe.servicepackage;

/**
 * How large a package may be.
 *
 * @param uploadBytes of the file itself
 * @param entries files and directories in it, and in each archive in it
 * @param unpackedBytes of all its files; and again of all files in its archives
 * @param ratio how many times larger a file may be than what it was compressed to
 * @param ratioFrom files up to this many bytes may be compressed to any size
 */
public record PackageLimits(
    long uploadBytes, int entries, long unpackedBytes, int ratio, long ratioFrom) {

  private static final long MEBIBYTE = 1L << 20;
  private static final long GIBIBYTE = 1L << 30;

  /** 1 GiB, 20,000 entries, 4 GiB unpacked, and 200 to 1 beyond 1 MiB. */
  public static PackageLimits defaults() {
    return new PackageLimits(GIBIBYTE, 20_000, 4 * GIBIBYTE, 200, MEBIBYTE);
  }
}
