package org.troupe.agent.jobs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.troupe.wire.RunOrder;

/**
 * Takes orders off the role's queue while there is room for them. Taking one and reporting that it
 * has started is one transaction at the broker, so that exactly one worker has it.
 */
final class OrderTaker implements Runnable {

  private static final Logger LOG = System.getLogger(OrderTaker.class.getName());
  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final JobHost host;
  private final Supplier<OrderLine> lines;
  private Duration pause = SHORTEST_PAUSE;

  /** A connection over which orders come. */
  interface OrderLine extends AutoCloseable {

    /** The next order, which is not yet taken; empty if there is none for that long. */
    Optional<String> next(Duration wait) throws BrokerAwayException;

    /** Takes the order, and sends this report, or neither. */
    void take(String report) throws BrokerAwayException;

    /** Takes the order, and that is the end of it. */
    void drop() throws BrokerAwayException;

    @Override
    void close();
  }

  /**
   * Takes nothing yet.
   *
   * @param lines makes connections; what it makes tries only when it is used
   */
  OrderTaker(JobHost host, Supplier<OrderLine> lines) {
    this.host = host;
    this.lines = lines;
  }

  /** Takes orders until it is interrupted. */
  @Override
  public void run() {
    try {
      while (!Thread.interrupted()) {
        if (host.awaitRoom(WAIT)) {
          takeWhileThereIsRoom();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void takeWhileThereIsRoom() throws InterruptedException {
    try (OrderLine line = lines.get()) {
      while (host.awaitRoom(WAIT)) {
        Optional<String> order = line.next(WAIT);
        if (order.isPresent()) {
          take(line, order.get());
        }
        pause = SHORTEST_PAUSE;
      }
    } catch (BrokerAwayException e) {
      LOG.log(Level.DEBUG, "orders cannot be taken", e);
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
  }

  private void take(OrderLine line, String text) throws BrokerAwayException, InterruptedException {
    RunOrder order;
    try {
      order = RunJson.order(text);
    } catch (IllegalArgumentException e) {
      LOG.log(Level.ERROR, "an order is dropped", e);
      line.drop();
      return;
    }
    if (host.hasSeen(order)) {
      LOG.log(Level.INFO, "run={0} attempt={1} event=seen", order.run(), order.attempt());
      line.drop();
      return;
    }
    if (!host.awaitRoom(Duration.ZERO)) {
      throw new BrokerAwayException("the instance leaves; the order is left to others", null);
    }
    JobRun run = host.prepare(order);
    line.take(RunJson.of(run.reporter().started()));
    host.begin(run);
  }
}
