package org.troupe.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.troupe.wire.JobRunView;
import org.troupe.wire.JobRunsView;
import org.troupe.wire.JobScheduleView;
import org.troupe.wire.JobView;
import org.troupe.wire.RunReport;

/** Jobs and their runs, for a terminal. */
final class JobsText {

  private static final String RUN = "  %-36s  %-16s  %-10s  %6s  %8s  %s%n";

  private final PrintWriter out;
  private final Clock clock;

  JobsText(PrintWriter out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  void print(String service, Slot slot, List<JobView> jobs) {
    if (jobs.isEmpty()) {
      out.printf("%s of %s has no jobs.%n", slot, service);
    }
    jobs.forEach(this::print);
  }

  private void print(JobView job) {
    out.printf(
        "%s  %s %s in %s%s%s%n",
        job.job(),
        job.kind().equals("batch") ? "batch job" : "program",
        job.target(),
        job.role(),
        job.singleton() ? ", one at a time" : "",
        job.waiting() > 0 ? ", " + job.waiting() + " waiting" : "");
    job.schedules().forEach(this::print);
    if (job.queue() != null) {
      out.printf("  on each message of %s%n", job.queue());
    }
    if (!job.continuous().equals("none")) {
      out.printf(
          "  all the time on %s%n",
          job.continuous().equals("all") ? "every instance" : "one instance");
    }
    JobRunView last = job.lastRun();
    if (last != null) {
      out.printf(
          "  last run %s %s, %s ago%s%n",
          last.id(), last.status(), age(last.queuedAt()), message(last));
    }
  }

  private void print(JobScheduleView schedule) {
    out.printf(
        "  at %s %s, %s%s%n",
        schedule.cron(),
        schedule.timeZone(),
        schedule.next() == null ? "rests" : "next in " + until(schedule.next()),
        schedule.skipped() > 0 ? ", " + schedule.skipped() + " skipped" : "");
  }

  void print(JobRunsView page) {
    if (page.runs().isEmpty()) {
      out.println("No runs yet.");
      return;
    }
    out.printf(RUN, "RUN", "JOB", "STATUS", "AGO", "TOOK", "TRIGGER");
    page.runs()
        .forEach(
            run ->
                out.printf(
                    RUN,
                    run.id(),
                    run.job(),
                    run.status(),
                    age(run.queuedAt()),
                    took(run),
                    run.trigger() + message(run)));
    if (page.next() != null) {
      out.println("  and older ones: -n shows more");
    }
  }

  void print(JobRunView run) {
    out.printf("%s of %s: %s%s%n", run.id(), run.job(), run.status(), message(run));
    out.printf(
        "  asked for %s ago by %s (%s)%n", age(run.queuedAt()), run.requestedBy(), run.trigger());
    if (!run.parameters().isEmpty()) {
      out.printf("  parameters %s%n", run.parameters());
    }
    if (run.attempt() > 0) {
      out.printf(
          "  attempt %d%s%s%n",
          run.attempt(),
          run.instance() == null ? "" : " on " + run.instance(),
          took(run).isEmpty() ? "" : ", " + took(run));
    }
    run.steps().forEach(this::print);
  }

  private void print(RunReport.Step step) {
    out.printf(
        "    %-20s %-10s read %d, written %d, skipped %d, commits %d%s%n",
        step.name(),
        step.status(),
        step.read(),
        step.written(),
        step.skipped(),
        step.commits(),
        step.partitions() > 0 ? ", in " + step.partitions() + " partitions" : "");
  }

  /**
   * A run was asked for.
   *
   * @param before the run of a singleton that it waits for
   */
  void asked(JobRunView run, Optional<JobRunView> before) {
    out.printf("%s of %s: %s%n", run.id(), run.job(), run.status());
    before.ifPresent(
        other ->
            out.printf("It waits until %s has ended, which is %s.%n", other.id(), other.status()));
  }

  void changed(JobRunView run) {
    out.printf("%s of %s: %s%s%n", run.id(), run.job(), run.status(), message(run));
  }

  private static String message(JobRunView run) {
    return run.message().isBlank() ? "" : "  " + run.message().strip();
  }

  private String took(JobRunView run) {
    if (run.startedAt() == null) {
      return "";
    }
    Instant end = run.endedAt() == null ? clock.instant() : run.endedAt();
    return text(Duration.between(run.startedAt(), end));
  }

  private String age(Instant since) {
    return text(Duration.between(since, clock.instant()));
  }

  private String until(Instant moment) {
    return text(Duration.between(clock.instant(), moment));
  }

  /** In the largest unit that fits. */
  private static String text(Duration time) {
    if (time.toMinutes() < 2) {
      return Math.max(0, time.toSeconds()) + " s";
    }
    if (time.toHours() < 2) {
      return time.toMinutes() + " min";
    }
    return time.toDays() < 2 ? time.toHours() + " h" : time.toDays() + " d";
  }
}
