package org.troupe.wire;

/**
 * A slot's queue as it stands.
 *
 * @param queue as the definition declares it
 * @param address where producers outside send to
 * @param waiting how many messages wait, among them those that are delivered again later
 * @param inWork how many are being worked on
 * @param consumers how many take messages from it
 * @param inPerSecond how many came lately; absent until it was measured
 * @param outPerSecond how many were finished lately; absent until it was measured
 * @param dead how many dead letters there are
 * @param oldestSeconds age of the message that waits longest; absent if none does
 * @param paused whether nobody is given a message
 */
public record QueueView(
    String queue,
    String address,
    long waiting,
    long inWork,
    int consumers,
    @MayBeAbsent Double inPerSecond,
    @MayBeAbsent Double outPerSecond,
    long dead,
    @MayBeAbsent Double oldestSeconds,
    boolean paused) {}
