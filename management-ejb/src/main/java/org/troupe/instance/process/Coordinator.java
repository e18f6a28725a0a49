package org.troupe.instance.process;

import java.util.random.RandomGenerator;
import org.troupe.instance.InstanceHost;

/**
 * The name by which a process's transaction manager goes in the branches of its transactions. By
 * default all servers have the same, so that nobody could tell whose a branch is that was left
 * prepared ({@code org.troupe.recovery}).
 */
final class Coordinator {

  private static final String SETTING =
      "set configs.config.server-config.transaction-service.property.xa-servername=";
  private static final int RADIX = 36;

  private Coordinator() {}

  /** A name for the coordinator in one process, never used again. */
  static String name() {
    long random = RandomGenerator.getDefault().nextLong(1L << 50);
    return InstanceHost.COORDINATOR + Long.toString(random, RADIX) + ".";
  }

  /** Before the boot ends, since the first transaction reads it. */
  static String preBoot(String coordinator) {
    return SETTING + coordinator;
  }
}
