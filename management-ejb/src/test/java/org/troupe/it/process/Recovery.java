package org.troupe.it.process;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.troupe.platform.ControllerConfig;
import org.troupe.queue.BrokerBranches;
import org.troupe.recovery.InDoubt;

/** What the leading controller does every few seconds for transactions in doubt, once a second. */
final class Recovery implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Recovery.class.getName());

  private final RunningHost running;
  private final InDoubt inDoubt;
  private final AtomicInteger ended = new AtomicInteger();
  private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> settling;

  Recovery(RunningHost running) {
    this.running = running;
    this.inDoubt = new InDoubt(running.host::coordinators, Clock.systemUTC());
    settling = background.scheduleWithFixedDelay(this::settle, 1, 1, TimeUnit.SECONDS);
  }

  /** Branches that were ended so far. */
  int ended() {
    return ended.get();
  }

  private void settle() {
    ControllerConfig.Broker broker =
        new ControllerConfig.Broker(
            running.neighbour("broker.host"),
            Integer.parseInt(running.neighbour("broker.port")),
            running.neighbour("broker.user"),
            running.neighbour("broker.password"),
            "");
    InDoubt.Database database =
        () ->
            DriverManager.getConnection(
                running.neighbour("database.url"),
                running.neighbour("database.user"),
                running.neighbour("database.password"));
    try (BrokerBranches branches = BrokerBranches.open(broker)) {
      int before = branches.prepared().size();
      ended.addAndGet(before - inDoubt.settle(branches, List.of(database)));
    } catch (Exception e) {
      LOG.log(Level.INFO, "nothing is settled now", e);
    }
  }

  @Override
  public void close() {
    settling.cancel(false);
    background.shutdownNow();
  }
}
