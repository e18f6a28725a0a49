package org.troupe.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.troupe.instance.HostedInstance;

/** Instances at a broker that is killed, and stays away for longer than any limit of a retry. */
class BrokerAwayIT {

  private static final Logger LOG = System.getLogger(BrokerAwayIT.class.getName());
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Artemis' adapter tries ten times, two seconds apart, if it is not told otherwise. */
  private static final Duration AWAY = Duration.ofSeconds(40);

  private static final int LETTERS = 200;

  @Test
  void consumersComeBackAndWhatWasUnderWayIsDeliveredAgain() throws Exception {
    try (OwnBroker broker = new OwnBroker();
        RunningHost running = new RunningHost().atBroker(broker.port());
        PostOffice office = new PostOffice(running, "d10");
        Recovery recovery = new Recovery(running)) {
      HostedInstance before = office.start(0);
      running.awaitState(before, "READY");
      for (int letter = 0; letter < LETTERS; letter++) {
        office.queues().send("mail", Integer.toString(letter));
      }
      await("the first letters", () -> office.rows("letter") > 0);
      broker.kill();

      HostedInstance meanwhile = office.start(1);
      running.awaitState(meanwhile, "READY");
      Awaitility.await("the broker being away").pollDelay(AWAY).timeout(LIMIT).until(() -> true);
      broker.start();

      await("consumers of both", () -> office.queues().consumers("mail") == 8);
      await(
          "all letters and receipts",
          () -> office.different("letter") == LETTERS && office.different("receipt") == LETTERS);
      assertThat(office.queues().waiting("mail")).isZero();
      assertThat(office.rows("letter")).isEqualTo(LETTERS);
      assertThat(office.rows("receipt")).isEqualTo(LETTERS);
      LOG.log(Level.INFO, "branches ended after the broker was away: {0}", recovery.ended());
    }
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(LIMIT).until(condition);
  }
}
