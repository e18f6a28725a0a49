package org.troupe.queue;

import java.util.Arrays;
import java.util.stream.Stream;

/** The broker's anycast queues, each at an address of its own name. */
final class Queues {

  private static final int MOVE_BATCH = 1000;
  private static final boolean IGNORE_IF_EXISTS = true;

  private Queues() {}

  static Stream<String> names(BrokerSession session) {
    return Arrays.stream((Object[]) session.broker("getQueueNames")).map(String::valueOf);
  }

  static boolean exists(BrokerSession session, String queue) {
    return names(session).anyMatch(queue::equals);
  }

  static void ensure(BrokerSession session, String queue) {
    make(session, queue, "");
  }

  /**
   * A queue that forgets its oldest messages for new ones.
   *
   * @param most how many it keeps
   */
  static void ensureRing(BrokerSession session, String queue, int most) {
    make(session, queue, ",\"ring-size\":" + most);
  }

  private static void make(BrokerSession session, String queue, String more) {
    String configuration =
        "{\"name\":\"%1$s\",\"address\":\"%1$s\",\"routing-type\":\"ANYCAST\",\"durable\":true,\"auto-delete\":false,\"auto-create-address\":true%2$s}"
            .formatted(queue, more);
    session.broker("createQueue", configuration, IGNORE_IF_EXISTS);
  }

  /**
   * Moves what waits, with the order kept; what consumers hold stays.
   *
   * @return how many messages there were
   */
  static int move(BrokerSession session, String from, String to) {
    if (!exists(session, from)) {
      return 0;
    }
    return ((Number) session.queue(from, "moveMessages", MOVE_BATCH, "", to, false)).intValue();
  }

  static void remove(BrokerSession session, String queue) {
    if (exists(session, queue)) {
      session.broker("destroyQueue", queue, true, true);
    }
  }

  static boolean isPaused(BrokerSession session, String queue) {
    return Boolean.TRUE.equals(session.queue(queue, "isPaused"));
  }

  /** Delivers nothing from it, or again; over the broker's restarts. */
  static void pause(BrokerSession session, String queue, boolean paused) {
    if (paused) {
      session.queue(queue, "pause", true);
    } else {
      session.queue(queue, "resume");
    }
  }
}
