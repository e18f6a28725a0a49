package org.troupe.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.troupe.instance.HostedInstance;

/** A Jakarta EE application that names no server, in real instances, at a real broker. */
class PortableIT {

  private static final Logger LOG = System.getLogger(PortableIT.class.getName());

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void runsAsItIs() throws Exception {
    try (RunningHost running = new RunningHost();
        PostOffice office = new PostOffice(running, "d7")) {
      HostedInstance web = office.start(0);
      try {
        running.awaitState(web, "READY");
        assertThat(PostOffice.put(web, "/letters/1").statusCode()).isEqualTo(202);
        assertThat(PostOffice.put(web, "/telegrams/2").statusCode()).isEqualTo(202);
        office.queues().send("mail", "3");
        await(
            "letters, receipts and telegrams",
            () ->
                office.rows("letter") == 2
                    && office.rows("receipt") == 2
                    && office.rows("telegram") == 1);
        assertThat(office.queues().consumers("mail")).isEqualTo(4);

        String sorting = PostOffice.put(web, "/sorting").body();
        await(
            "sorting",
            () -> RunningHost.get(web, "/sorting/" + sorting, "").body().equals("COMPLETED"));
      } finally {
        LOG.log(Level.INFO, running.log(office.key(0)));
      }
    }
  }

  @Test
  void firesAPersistentTimerOnceForAllInstances() throws Exception {
    try (RunningHost running = new RunningHost();
        PostOffice office = new PostOffice(running, "d9")) {
      HostedInstance first = office.start(0);
      HostedInstance second = office.start(1);
      try {
        running.awaitState(first, "READY");
        running.awaitState(second, "READY");
        long before = office.rows("collection");
        await("five ticks with two instances", () -> office.rows("collection") >= before + 5);
        assertThat(office.rows("collection")).isLessThanOrEqualTo(office.ticks());

        running.end(office.key(0));
        long left = office.rows("collection");
        await("five ticks with one of them", () -> office.rows("collection") >= left + 5);
        long fired = office.rows("collection");
        assertThat(fired).isBetween(office.ticks() - 2, office.ticks());

        PostOffice.put(second, "/parcels/1");
        await("a timer that the program made", () -> office.rows("reminder") == 1);
      } finally {
        LOG.log(Level.INFO, running.log(office.key(1)));
      }
    }
  }

  private static void await(String what, java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await(what).atMost(LIMIT).until(condition);
  }
}
