package org.troupe.queue;

import java.util.Map;
import java.util.function.Function;

/**
 * What the broker says of a slot's queue.
 *
 * @param outside its outside address
 * @param ownName the queue of who holds the slot; the outside one if nobody does
 * @param own what is counted of it
 * @param atOutside what is counted at the outside address, where messages wait while nobody holds
 *     the slot, and whose pause is the slot's
 * @param dead its dead letters
 */
record ObservedQueue(
    String outside, String ownName, QueueCounts own, QueueCounts atOutside, QueueCounts dead) {

  /**
   * Looks at one.
   *
   * @param counts what is counted of the queues whose names contain a text
   */
  static ObservedQueue of(
      String outside, String ownName, Function<String, Map<String, QueueCounts>> counts) {
    Map<String, QueueCounts> ofSlot = counts.apply(outside);
    return new ObservedQueue(
        outside,
        ownName,
        counts.apply(ownName).getOrDefault(ownName, QueueCounts.NONE),
        ofSlot.getOrDefault(outside, QueueCounts.NONE),
        ofSlot.getOrDefault(QueueNames.deadLetters(outside), QueueCounts.NONE));
  }

  static QueueCounts dead(BrokerSession session, String outside) {
    String name = QueueNames.deadLetters(outside);
    return QueueCounts.like(session, name).getOrDefault(name, QueueCounts.NONE);
  }

  boolean isLed() {
    return !ownName.equals(outside);
  }

  long waiting() {
    return own.waiting() + (isLed() ? atOutside.waiting() : 0);
  }

  boolean paused() {
    return atOutside.paused();
  }

  /** Age of what waits longest; null if nothing does. */
  Double oldestSeconds(BrokerSession session) {
    if (own.waiting() == 0) {
      return null;
    }
    Object millis = session.queue(ownName, "getFirstMessageAge");
    return millis instanceof Number number ? number.doubleValue() / 1000 : null;
  }
}
