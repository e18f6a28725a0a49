package org.troupe.agent.jobs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.troupe.wire.RunReport;

/**
 * Reports on their way to the controller: kept in order, and kept while the broker is away. Those
 * that can be missed are not taken in then, so that it stays small.
 */
final class Outbox implements Runnable {

  private static final Logger LOG = System.getLogger(Outbox.class.getName());

  /** More than these, and nothing that can be missed is taken in. */
  private static final int MANY = 500;

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final BlockingDeque<RunReport> waiting = new LinkedBlockingDeque<>();
  private final Supplier<ReportLine> lines;

  /** A connection that takes reports. */
  interface ReportLine extends AutoCloseable {

    /**
     * Returns once the broker has it.
     *
     * @throws BrokerAwayException if it may not have it
     */
    void send(String report) throws BrokerAwayException;

    @Override
    void close();
  }

  /**
   * Sends nothing yet.
   *
   * @param lines makes connections; what it makes tries only when it is used
   */
  Outbox(Supplier<ReportLine> lines) {
    this.lines = lines;
  }

  /** Takes what must not be missed. */
  void put(RunReport report) {
    waiting.add(report);
  }

  /** Whether reports that can be missed had better not be put in. */
  boolean isFull() {
    return waiting.size() >= MANY;
  }

  /** Those not yet sent. */
  List<RunReport> waiting() {
    return List.copyOf(waiting);
  }

  /** Runs whose end is not yet told. */
  List<String> untold() {
    return waiting.stream()
        .filter(report -> report.event().equals(RunReport.ENDED))
        .map(RunReport::run)
        .toList();
  }

  /** Waits until all is sent; false if it is not within the limit. */
  boolean awaitEmpty(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!waiting.isEmpty()) {
      if (System.nanoTime() > end) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return true;
  }

  /** Sends until it is interrupted. */
  @Override
  public void run() {
    try {
      while (true) {
        awaitFirst();
        sendAll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Over one connection, for as long as that works; a report is sent again until it is through. */
  private void sendAll() throws InterruptedException {
    try (ReportLine line = lines.get()) {
      while (true) {
        line.send(RunJson.of(awaitFirst()));
        waiting.removeFirst();
      }
    } catch (BrokerAwayException e) {
      LOG.log(Level.DEBUG, "reports wait for the broker", e);
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    }
  }

  /** The first one, which stays where it is until it is sent. */
  private RunReport awaitFirst() throws InterruptedException {
    RunReport first = waiting.takeFirst();
    waiting.addFirst(first);
    return first;
  }
}
