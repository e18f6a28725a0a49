package org.troupe.queue;

/** Names of queues and addresses at the broker. */
public final class QueueNames {

  private QueueNames() {}

  /**
   * The address by which producers outside know a slot's queue.
   *
   * @param service the slot's outside name, {@code shop} or {@code shop-staging}
   */
  public static String outside(String service, String queue) {
    return service + "." + queue;
  }

  /** A deployment's own queue. Its id begins with a digit, which no service's name does. */
  public static String own(String deployment, String queue) {
    return deployment + "." + queue;
  }
}
