package org.troupe.capacity;

import org.troupe.instance.HostCapacity;
import org.troupe.platform.Reserves;

/**
 * What may be taken on with what there is: all but the reserves.
 *
 * @param capacity what there is
 * @param reserves what must be left
 */
record Room(HostCapacity capacity, Reserves reserves) {

  private static final long MEBIBYTE = 1L << 20;

  /** Whether so many bytes may be written. */
  boolean hasDisk(long bytes) {
    return capacity.diskFreeBytes() - bytes >= diskReserve();
  }

  /** Whether it is time to make room: less than twice the reserve is left. */
  boolean diskIsNearlyFull() {
    return capacity.diskFreeBytes() < 2 * diskReserve();
  }

  /** Whether so much memory may be taken. */
  boolean hasMemory(long megabytes) {
    return megabytes <= memoryMegabytes();
  }

  /** What there is of the disk, as a sentence. */
  String disk(long bytes) {
    String more =
        bytes < MEBIBYTE ? "" : ", and " + bytes / MEBIBYTE + " MiB more are to be written";
    return "the disk of the data directory has "
        + capacity.diskFreeBytes() / MEBIBYTE
        + " MiB free, of which "
        + diskReserve() / MEBIBYTE
        + " MiB are kept in reserve"
        + more;
  }

  /** What there is of memory, as a sentence. */
  String memory(long megabytes) {
    return "the instances are expected to take "
        + megabytes
        + " MiB of memory, and "
        + Math.max(0, memoryMegabytes())
        + " MiB can be had: "
        + capacity.memoryAvailableBytes() / MEBIBYTE
        + " MiB are available, of which "
        + memoryReserve() / MEBIBYTE
        + " MiB are kept in reserve";
  }

  private long diskReserve() {
    return reserves.diskBytes(capacity.diskTotalBytes());
  }

  private long memoryMegabytes() {
    return (capacity.memoryAvailableBytes() - memoryReserve()) / MEBIBYTE;
  }

  private long memoryReserve() {
    return reserves.memoryBytes(capacity.memoryTotalBytes());
  }
}
