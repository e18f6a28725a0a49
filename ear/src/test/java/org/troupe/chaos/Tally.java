package org.troupe.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Every answer, checked off: how many were right, how slow the slowest was, and all that failed.
 */
final class Tally {

  private final LongAdder replies = new LongAdder();
  private final LongAdder comeAgain = new LongAdder();
  private final AtomicLong slowest = new AtomicLong();
  private final Queue<Reply> failures = new ConcurrentLinkedQueue<>();

  void add(Reply reply) {
    replies.increment();
    if (reply.failed()) {
      failures.add(reply);
    } else {
      slowest.accumulateAndGet(reply.took().toNanos(), Math::max);
    }
  }

  /** The application has said that it cannot take an entry now: an answer, and no failure. */
  void addComeAgain() {
    replies.increment();
    comeAgain.increment();
  }

  long replies() {
    return replies.sum();
  }

  long toldToComeAgain() {
    return comeAgain.sum();
  }

  List<Reply> failures() {
    return List.copyOf(failures);
  }

  /** Of the right answers, from the moment at which the request was due. */
  Duration slowest() {
    return Duration.ofNanos(slowest.get());
  }
}
