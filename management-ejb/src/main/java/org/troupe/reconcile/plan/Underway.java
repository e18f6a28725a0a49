package org.troupe.reconcile.plan;

import java.util.Set;
import org.troupe.instance.InstanceKey;

/** Subjects of steps that are not one instance or one deployment. */
public final class Underway {

  /** The outside addresses at the broker. */
  public static final String QUEUES = "queues";

  private Underway() {}

  /** Whether a step about the instance is. */
  static boolean has(Set<String> underway, InstanceKey key) {
    // Mostly nothing is, and each instance is asked about several times a pass.
    return !underway.isEmpty() && underway.contains(key.toString());
  }

  /** The warm-up of a swap. */
  public static String warmUp(long operation) {
    return "warm-up " + operation;
  }
}
