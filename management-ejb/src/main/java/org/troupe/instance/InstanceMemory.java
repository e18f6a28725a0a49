package org.troupe.instance;

/**
 * How much memory an instance is expected to take. Measured: one with a small web application and
 * 192 MiB of heap takes 320 MiB once it is ready, some 240 of them beside the heap (code, classes,
 * threads, buffers); and a heap is seldom more than half of what it may become.
 */
public final class InstanceMemory {

  private static final int BESIDE_THE_HEAP = 240;

  private InstanceMemory() {}

  /**
   * The expected size of the process, in MiB.
   *
   * @param heapMegabytes the most heap that its JVM may take
   */
  public static int expectedMegabytes(int heapMegabytes) {
    return BESIDE_THE_HEAP + heapMegabytes / 2;
  }
}
