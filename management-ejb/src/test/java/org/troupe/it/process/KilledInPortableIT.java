package org.troupe.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.troupe.instance.HostedInstance;

/**
 * Letters flow through an application in whose one transaction are the queue it takes them from,
 * the database and a queue it sends to; its process is killed again and again, wherever it is.
 */
class KilledInPortableIT {

  private static final Logger LOG = System.getLogger(KilledInPortableIT.class.getName());

  private static final int KILLS = 10;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final AtomicLong sent = new AtomicLong();

  @Test
  void queueAndDatabaseAgreeWhereverItIsKilled() throws Exception {
    ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();
    try (RunningHost running = new RunningHost();
        PostOffice office = new PostOffice(running, "d8");
        Recovery recovery = new Recovery(running)) {
      var letters =
          background.scheduleWithFixedDelay(() -> send(office), 0, 10, TimeUnit.MILLISECONDS);
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
      LOG.log(
          Level.INFO, "sent {0}, branches ended for the dead {1}", sent.get(), recovery.ended());
      assertThat(recovery.ended()).as("branches that a kill left prepared").isPositive();
      assertThat(office.missing("letter", sent.get())).isEmpty();
      assertThat(office.missing("receipt", sent.get())).isEmpty();
      assertThat(office.rows("letter")).isEqualTo(sent.get());
      assertThat(office.rows("receipt")).isEqualTo(sent.get());
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
}
