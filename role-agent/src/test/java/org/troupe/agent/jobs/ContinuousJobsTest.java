package org.troupe.agent.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.troupe.agent.jobs.RunReporter.Worker;
import org.troupe.wire.RunOrder;
import org.troupe.wire.RunReport;

class ContinuousJobsTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Time time = new Time();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Outbox outbox =
      new Outbox(
          () -> {
            throw new IllegalStateException("nothing is sent");
          });
  private final JobHost host = new JobHost(1, new Worker("d/w_IN_0", "b"), outbox, time, timer);
  private final BlockingQueue<Ending> endings = new LinkedBlockingQueue<>();
  private final ContinuousJobs jobs =
      new ContinuousJobs(
          host,
          List.of(new RunOrder("", 1, "w", "poll", RunOrder.PROGRAM, "x", Map.of(), null, 0, 0)),
          time);

  @BeforeEach
  void before() {
    host.worksBy((order, log, reporter) -> new Waiting());
    host.activate();
  }

  @AfterEach
  void after() {
    timer.shutdownNow();
  }

  @Test
  void beginsAgainLaterAndLater() {
    jobs.run();
    jobs.run();
    assertThat(begun()).isEqualTo(1);
    fails();
    jobs.run();
    assertThat(begun()).isEqualTo(1);
    time.pass(ContinuousJobs.SHORTEST_PAUSE);
    jobs.run();
    assertThat(begun()).isEqualTo(2);
    fails();
    time.pass(ContinuousJobs.SHORTEST_PAUSE);
    jobs.run();
    assertThat(begun()).isEqualTo(2);
    time.pass(ContinuousJobs.SHORTEST_PAUSE);
    jobs.run();
    assertThat(begun()).isEqualTo(3);
    time.pass(ContinuousJobs.LONG);
    fails();
    time.pass(ContinuousJobs.SHORTEST_PAUSE);
    jobs.run();
    assertThat(begun()).isEqualTo(4);
    assertThat(outbox.waiting()).allMatch(report -> report.trigger().equals("continuous"));
  }

  @Test
  void staysStoppedWhenItWasToldTo() {
    jobs.run();
    assertThat(host.stop(host.runs().get(0))).isTrue();
    awaitEnds(1);
    time.pass(ContinuousJobs.LONG);
    jobs.run();
    assertThat(begun()).isEqualTo(1);
  }

  @Test
  void restsWhileTheInstanceTakesNoWork() {
    jobs.run();
    host.close();
    assertThat(host.quiesce(Duration.ofSeconds(1))).isNotEmpty();
    awaitEnds(1);
    assertThat(outbox.waiting()).last().extracting(RunReport::status).isEqualTo("stopped");
    time.pass(ContinuousJobs.LONG);
    jobs.run();
    assertThat(begun()).isEqualTo(1);
    host.activate();
    jobs.run();
    assertThat(begun()).isEqualTo(2);
  }

  private void fails() {
    long before = ended();
    endings.add(Ending.failed("no"));
    awaitEnds(before + 1);
  }

  private void awaitEnds(long count) {
    Awaitility.await().atMost(LIMIT).until(() -> ended() == count && host.working() == 0);
  }

  private long begun() {
    return count(RunReport.STARTED);
  }

  private long ended() {
    return count(RunReport.ENDED);
  }

  private long count(String event) {
    return outbox.waiting().stream().filter(report -> report.event().equals(event)).count();
  }

  /** Ends when it is stopped, or as it is told. */
  private final class Waiting implements Execution {

    @Override
    public Ending run() throws InterruptedException {
      Ending ending = endings.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
      return ending == null ? Ending.failed("nobody ended it") : ending;
    }

    @Override
    public void stop() {
      endings.add(new Ending(RunReport.STOPPED, null, null));
    }
  }

  private static final class Time extends Clock {

    private Instant now = Instant.parse("2026-11-21T00:00:00Z");

    synchronized void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public synchronized Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
