package org.troupe.reconcile.plan;

/** Subjects of steps that are not one instance or one deployment. */
public final class Underway {

  /** The outside addresses at the broker. */
  public static final String QUEUES = "queues";

  private Underway() {}

  /** The warm-up of a swap. */
  public static String warmUp(long operation) {
    return "warm-up " + operation;
  }
}
