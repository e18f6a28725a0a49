package org.troupe.adapter;

/**
 * The consumers of all message-driven beans of this process, as the agent reaches them from another
 * class loader: {@code org.troupe:type=Consumers} in the platform's MBean server.
 */
public interface ConsumersMXBean {

  /** Whether no message is to be taken. True from the beginning in an instance that stands by. */
  boolean isPaused();

  /** How many messages are being worked on. */
  int getInFlight();

  /**
   * Takes no new message; those being worked on are finished and acknowledged, and never
   * interrupted. What was only fetched goes back to its queue with its delivery count as it was.
   * Goes on behind the scenes if the limit is over first.
   *
   * @param limitMillis how long to wait for it
   * @return empty once nothing is consumed any more, else what is waited for, in words
   */
  String pause(long limitMillis);

  /**
   * Takes messages again.
   *
   * @param limitMillis how long to wait for it
   * @return empty once that is so, else what is waited for, in words
   */
  String resume(long limitMillis);
}
