package org.troupe.instance;

/**
 * How much memory an instance is expected to take. Measured with the sample and a small JAX-RS
 * application: some 240 MiB beside the heap (code, classes, threads, buffers, the shared archive),
 * and a heap that is seldom more than half of what it may become.
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
