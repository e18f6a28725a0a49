package org.troupe.chaos;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Does something at a steady rate, whatever becomes of it: the n-th time is due n / rate seconds
 * after the start.
 */
final class Pacer implements AutoCloseable {

  private static final Duration END_LIMIT = Duration.ofSeconds(10);

  private final Thread thread;
  private volatile boolean stopped;

  private Pacer(String name, int perSecond, LongConsumer action) {
    thread = new Thread(() -> run(perSecond, action), name);
    thread.setDaemon(true);
  }

  /**
   * @param action told when it was due, in nanoseconds of {@link System#nanoTime}; must not block
   */
  static Pacer start(String name, int perSecond, LongConsumer action) {
    Pacer pacer = new Pacer(name, perSecond, action);
    pacer.thread.start();
    return pacer;
  }

  private void run(int perSecond, LongConsumer action) {
    long start = System.nanoTime();
    for (long n = 0; !stopped; n++) {
      long due = start + n * Duration.ofSeconds(1).toNanos() / perSecond;
      while (!stopped && System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      if (!stopped) {
        action.accept(due);
      }
    }
  }

  @Override
  public void close() {
    stopped = true;
    LockSupport.unpark(thread);
    try {
      thread.join(END_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
