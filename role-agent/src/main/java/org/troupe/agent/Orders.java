package org.troupe.agent;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.troupe.agent.jobs.JobHost;

/**
 * The paths by which the controller gives orders, and the threads that carry them out: an order may
 * take longer than the server lets a request's thread work.
 *
 * @param departure what is ordered
 * @param jobs the runs of jobs that may be stopped
 * @param threads bounded; refuses what is too much
 */
record Orders(Departure departure, JobHost jobs, Executor threads) {

  /** Those that wait: of a controller, of one that has taken over, and some to spare. */
  private static final int MOST = 8;

  static ThreadPoolExecutor fewThreads() {
    return new ThreadPoolExecutor(
        0,
        MOST,
        10,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "troupe-orders");
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Carries one out and answers in JSON. */
  String carryOut(Order order, Duration limit) {
    return switch (order) {
      case QUIESCE -> departure.quiesce(limit).json("stopped");
      case STOPPING -> departure.stopping(limit).json("done");
      case ACTIVATE -> departure.activate().json("done");
    };
  }

  /** An order. */
  enum Order {
    QUIESCE(true),
    STOPPING(true),
    ACTIVATE(false);

    private final boolean limited;

    Order(boolean limited) {
      this.limited = limited;
    }

    /** Whether it comes with a limit. */
    boolean isLimited() {
      return limited;
    }
  }
}
