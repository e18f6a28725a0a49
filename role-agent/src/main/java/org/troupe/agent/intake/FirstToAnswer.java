package org.troupe.agent.intake;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Who answers a request: whoever does what it asks for, or else the limit of time. Never both. */
final class FirstToAnswer {

  private final AtomicBoolean over = new AtomicBoolean();
  private volatile Future<?> limit;

  /**
   * Lets it take so long.
   *
   * @param tooLate answers for whoever has not by then
   */
  void within(long millis, ScheduledExecutorService timer, Runnable tooLate) {
    limit =
        timer.schedule(
            () -> {
              if (over.compareAndSet(false, true)) {
                tooLate.run();
              }
            },
            millis,
            TimeUnit.MILLISECONDS);
  }

  /** Whether the caller may answer; nobody else may then. */
  boolean claim() {
    boolean first = over.compareAndSet(false, true);
    Future<?> running = limit;
    if (first && running != null) {
      running.cancel(false);
    }
    return first;
  }

  /** Whether nothing that is said would be heard any more. */
  boolean isOver() {
    return over.get();
  }
}
