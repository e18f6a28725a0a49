package org.troupe.queue;

import java.util.Arrays;

/** The broker's anycast queues, each at an address of its own name. */
final class Queues {

  private static final int MOVE_BATCH = 1000;
  private static final boolean IGNORE_IF_EXISTS = true;

  private Queues() {}

  static boolean exists(BrokerSession session, String queue) {
    return Arrays.asList((Object[]) session.broker("getQueueNames")).contains(queue);
  }

  static void ensure(BrokerSession session, String queue) {
    String configuration =
        "{\"name\":\"%1$s\",\"address\":\"%1$s\",\"routing-type\":\"ANYCAST\",\"durable\":true,\"auto-delete\":false,\"auto-create-address\":true}"
            .formatted(queue);
    session.broker("createQueue", configuration, IGNORE_IF_EXISTS);
  }

  /** Moves what waits, with the order kept; what consumers hold stays. */
  static void move(BrokerSession session, String from, String to) {
    if (exists(session, from)) {
      session.queue(from, "moveMessages", MOVE_BATCH, "", to, false);
    }
  }

  static void remove(BrokerSession session, String queue) {
    if (exists(session, queue)) {
      session.broker("destroyQueue", queue, true, true);
    }
  }
}
