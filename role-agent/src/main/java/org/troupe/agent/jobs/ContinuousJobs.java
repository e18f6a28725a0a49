package org.troupe.agent.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.troupe.wire.RunOrder;
import org.troupe.wire.RunReport;

/**
 * Jobs that run on every instance for as long as it takes work: begun without an order, and again
 * when they have ended, at longer and longer intervals if they end soon. One that was told to stop
 * stays so until the instance is started again.
 */
final class ContinuousJobs implements Runnable {

  static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /** What has run for so long ends for another reason than the last time. */
  static final Duration LONG = Duration.ofMinutes(10);

  private final JobHost host;
  private final Clock clock;
  private final List<Continuous> jobs;

  /**
   * Begins nothing yet.
   *
   * @param jobs orders for them, which have no run of their own
   */
  ContinuousJobs(JobHost host, List<RunOrder> jobs, Clock clock) {
    this.host = host;
    this.clock = clock;
    this.jobs = jobs.stream().map(Continuous::new).toList();
  }

  /** Looks once which are due. */
  @Override
  public void run() {
    if (host.isOpen()) {
      jobs.forEach(Continuous::beginIfDue);
    }
  }

  private final class Continuous {

    private final RunOrder job;
    private Duration pause = Duration.ZERO;
    private Instant due = Instant.MIN;
    private Instant begun = Instant.MIN;
    private boolean busy;

    Continuous(RunOrder job) {
      this.job = job;
    }

    synchronized void beginIfDue() {
      Instant now = clock.instant();
      if (busy || now.isBefore(due)) {
        return;
      }
      busy = true;
      begun = now;
      host.beginOwn(
          new RunOrder(
              UUID.randomUUID().toString(),
              1,
              job.role(),
              job.job(),
              job.kind(),
              job.target(),
              job.parameters(),
              null,
              0,
              0),
          this::ended);
    }

    private synchronized void ended(Ending ending, boolean asWished) {
      if (asWished && ending.status().equals(RunReport.STOPPED) && host.isOpen()) {
        return;
      }
      Instant now = clock.instant();
      boolean lasted = !now.isBefore(begun.plus(LONG));
      Duration longer = pause.multipliedBy(2);
      Duration next = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
      pause = lasted || pause.isZero() ? SHORTEST_PAUSE : next;
      due = host.isOpen() ? now.plus(pause) : now;
      busy = false;
    }
  }
}
