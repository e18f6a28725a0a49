package org.troupe.platform;

/**
 * What is left of the machine when nothing more is taken on: the database, the broker and the
 * instances that run must be able to go on.
 *
 * @param diskMegabytes {@code disk.reserve}: kept free on the disk of the data directory, in MiB;
 *     by default 3 % of the disk, but at least 200 and at most 1024
 * @param memoryMegabytes {@code memory.reserve}: of memory, in MiB; by default 5 % of it, but at
 *     least 128 and at most 512
 */
public record Reserves(int diskMegabytes, int memoryMegabytes) {

  /** Stands for the default, which depends on the machine. */
  public static final int BY_SIZE = -1;

  private static final long MEBIBYTE = 1L << 20;

  /** Refuses what is neither a number of MiB nor {@link #BY_SIZE}. */
  public Reserves {
    requireSense("disk.reserve", diskMegabytes);
    requireSense("memory.reserve", memoryMegabytes);
  }

  /** The defaults. */
  public static Reserves bySize() {
    return new Reserves(BY_SIZE, BY_SIZE);
  }

  /** Of a disk of that size, in bytes. */
  public long diskBytes(long totalBytes) {
    return diskMegabytes == BY_SIZE
        ? within(200, totalBytes / 100 * 3, 1024)
        : diskMegabytes * MEBIBYTE;
  }

  /** Of that much memory, in bytes. */
  public long memoryBytes(long totalBytes) {
    return memoryMegabytes == BY_SIZE
        ? within(128, totalBytes / 100 * 5, 512)
        : memoryMegabytes * MEBIBYTE;
  }

  private static long within(long leastMegabytes, long bytes, long mostMegabytes) {
    return Math.max(leastMegabytes * MEBIBYTE, Math.min(bytes, mostMegabytes * MEBIBYTE));
  }

  private static void requireSense(String key, int megabytes) {
    if (megabytes < BY_SIZE) {
      throw new IllegalArgumentException(key + " is not a number of MiB: " + megabytes);
    }
  }
}
