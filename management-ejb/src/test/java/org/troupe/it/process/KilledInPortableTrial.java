package org.troupe.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.troupe.instance.HostedInstance;
import org.troupe.platform.ControllerConfig;
import org.troupe.queue.BrokerBranches;
import org.troupe.recovery.InDoubt;

/**
 * Letters flow through an application in whose one transaction are the queue it takes them from,
 * the database and a queue it sends to; its process is killed again and again, wherever it is.
 *
 * <p>It fails: some letters of some thousand are lost (docs/portable.md). So it is run by name, by
 * {@code -Dit.test=KilledInPortableTrial}, and not with all others, until that is mended.
 */
class KilledInPortableTrial {

  private static final Logger LOG = System.getLogger(KilledInPortableTrial.class.getName());

  private static final int KILLS = 10;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** At each kill, as many as are worked on at a time. */
  private static final long MOST_TWICE = 4L * KILLS;

  private final AtomicLong sent = new AtomicLong();
  private final AtomicInteger settled = new AtomicInteger();

  @Test
  void noMessageIsLostWhereverItIsKilled() throws Exception {
    ScheduledExecutorService background = Executors.newScheduledThreadPool(2);
    try (RunningHost running = new RunningHost();
        PostOffice office = new PostOffice(running, "d8")) {
      var letters =
          background.scheduleWithFixedDelay(() -> send(office), 0, 20, TimeUnit.MILLISECONDS);
      InDoubt inDoubt = new InDoubt(running.host::coordinators, Clock.systemUTC());
      var leader =
          background.scheduleWithFixedDelay(() -> settle(running, inDoubt), 1, 1, TimeUnit.SECONDS);
      for (int kill = 0; kill < KILLS; kill++) {
        HostedInstance web = office.start(0);
        running.awaitState(web, "READY");
        awaitWork(office);
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(1500));
        running.end(office.key(0));
      }
      letters.cancel(false);
      HostedInstance last = office.start(0);
      running.awaitState(last, "READY");
      Awaitility.await("all letters and receipts")
          .atMost(LIMIT)
          .pollInterval(Duration.ofSeconds(1))
          .until(
              () ->
                  office.queues().waiting("mail") == 0
                      && office.queues().waiting("receipts") == 0
                      && office.queues().prepared() == 0);
      leader.cancel(false);
      LOG.log(Level.INFO, "sent " + sent + ", branches ended for the dead " + settled);
      assertThat(office.different("letter")).isEqualTo(sent.get());
      assertThat(office.different("receipt")).isEqualTo(sent.get());
      // Killed between the two commits, a message comes again; at most those in work can.
      assertThat(office.rows("letter") - sent.get()).isBetween(0L, MOST_TWICE);
      assertThat(office.rows("receipt") - sent.get()).isBetween(0L, 2 * MOST_TWICE);
      assertThat(office.prepared()).isZero();
    } finally {
      background.shutdownNow();
    }
  }

  private void awaitWork(PostOffice office) throws Exception {
    long before = office.rows("letter");
    Awaitility.await("letters being worked on")
        .atMost(LIMIT)
        .until(() -> office.rows("letter") > before);
  }

  private void send(PostOffice office) {
    try {
      office.queues().send("mail", Long.toString(sent.get()));
      sent.incrementAndGet();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the leading controller does every few seconds. */
  private void settle(RunningHost running, InDoubt inDoubt) {
    ControllerConfig.Broker broker =
        new ControllerConfig.Broker(
            running.neighbour("broker.host"),
            Integer.parseInt(running.neighbour("broker.port")),
            running.neighbour("broker.user"),
            running.neighbour("broker.password"),
            "");
    try (BrokerBranches branches = BrokerBranches.open(broker)) {
      int before = branches.prepared().size();
      settled.addAndGet(before - inDoubt.settle(branches));
    } catch (Exception e) {
      LOG.log(Level.INFO, "settle: " + e);
    }
  }
}
