package org.troupe.adapter;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Counts the messages being worked on. */
final class InFlight {

  private final LongSupplier nanoTime;
  private int count;
  private long lastChange;

  /**
   * Begins with none.
   *
   * @param nanoTime the time, as of {@link System#nanoTime()}
   */
  InFlight(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.lastChange = nanoTime.getAsLong();
  }

  synchronized void begin() {
    count++;
    lastChange = nanoTime.getAsLong();
  }

  synchronized void end() {
    count--;
    lastChange = nanoTime.getAsLong();
    if (count == 0) {
      notifyAll();
    }
  }

  /**
   * Waits until the last of them has ended, and no longer than the limit.
   *
   * @param limitNanos in nanoseconds
   */
  @SuppressWarnings("WaitNotInLoop") // the caller looks again, whatever woke it
  synchronized void awaitChange(long limitNanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.timedWait(this, limitNanos);
  }

  synchronized int count() {
    return count;
  }

  /**
   * Whether there were none for so long.
   *
   * @param since look at no time before this one
   */
  synchronized boolean noneFor(long nanos, long since) {
    long now = nanoTime.getAsLong();
    return count == 0 && now - lastChange >= nanos && now - since >= nanos;
  }
}
