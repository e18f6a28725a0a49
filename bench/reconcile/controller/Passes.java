package org.troupe.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Listens to what the loop logs of its passes. */
final class Passes extends Handler {

  /** One pass, ended at a {@link System#nanoTime()}. */
  record Pass(int steps, double millis, long endedAt) {}

  // Held on to, or the log manager forgets its level.
  private final Logger logger = Logger.getLogger(ReconcileLoop.class.getName());
  private final List<Pass> passes = new ArrayList<>();

  void listen() {
    setLevel(Level.ALL);
    logger.setLevel(Level.FINE);
    // Else each pass is also a line in the controller's log.
    logger.setUseParentHandlers(false);
    logger.addHandler(this);
  }

  @Override
  public synchronized void publish(LogRecord record) {
    if (record.getMessage().contains("event=passed")) {
      Object[] values = record.getParameters();
      passes.add(
          new Pass((Integer) values[1], (Long) values[2] / 1000.0, System.nanoTime()));
      notifyAll();
    } else if (record.getLevel().intValue() > Level.INFO.intValue()) {
      System.err.println(record.getMessage() + " " + record.getThrown());
    }
  }

  /** The passes from now on until there are enough of these. */
  synchronized List<Pass> until(int enough, Predicate<Pass> test) throws InterruptedException {
    passes.clear();
    return more(enough, test);
  }

  /** Since the last call, until there are enough of these. */
  synchronized List<Pass> more(int enough, Predicate<Pass> test) throws InterruptedException {
    long end = System.nanoTime() + 300_000_000_000L;
    while (passes.stream().filter(test).count() < enough) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited 300 s for passes; the last: " + passes);
      }
      wait(1000);
    }
    return List.copyOf(passes);
  }

  synchronized void forget() {
    passes.clear();
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
