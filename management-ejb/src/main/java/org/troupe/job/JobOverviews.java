package org.troupe.job;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.troupe.cloudservice.CloudServices;
import org.troupe.definition.JobDefinition;
import org.troupe.deployment.Slot;
import org.troupe.job.RunLogs.Piece;
import org.troupe.job.plan.JobHome;
import org.troupe.wire.JobLogView;
import org.troupe.wire.JobRunView;
import org.troupe.wire.JobRunsView;
import org.troupe.wire.JobScheduleView;
import org.troupe.wire.JobView;

/** Reads what users see of jobs; changes nothing. */
@Stateless
public class JobOverviews {

  private static final int MOST_PIECES = 64;

  @Inject private JobsInSlots jobs;
  @Inject private JobRuns runs;
  @Inject private JobSchedules schedules;
  @Inject private RunLogs logs;
  @Inject private CloudServices services;

  /**
   * The jobs of the deployment in a slot; none if it is empty.
   *
   * @throws org.troupe.cloudservice.UnknownServiceException if there is no such service
   */
  public List<JobView> jobs(String service, Slot slot) {
    return jobs.all(service, slot).entrySet().stream()
        .map(entry -> view(entry.getKey(), entry.getValue()))
        .toList();
  }

  private JobView view(JobHome home, JobDefinition job) {
    return new JobView(
        job.name(),
        home.role(),
        job.kind().name().toLowerCase(Locale.ROOT),
        job.target(),
        job.singleton(),
        job.continuous().name().toLowerCase(Locale.ROOT),
        job.queue().orElse(null),
        job.schedules().stream().map(s -> view(new ScheduleKey(home, s))).toList(),
        job.parameters(),
        job.timeout().toSeconds(),
        job.retries(),
        runs.waiting(home),
        runs.page(home.service(), home.slot(), Optional.of(job.name()), Long.MAX_VALUE, 1).stream()
            .findFirst()
            .map(RunViews::of)
            .orElse(null));
  }

  private JobScheduleView view(ScheduleKey key) {
    Optional<JobSchedule> known = schedules.find(key.id());
    return new JobScheduleView(
        key.schedule().cron(),
        key.schedule().timeZone().getId(),
        key.schedule().window().toSeconds(),
        known
            .filter(JobSchedule::isActive)
            .flatMap(schedule -> key.schedule().tickAfter(schedule.decidedThrough()))
            .orElse(null),
        known.flatMap(JobSchedule::lastTick).orElse(null),
        known.map(JobSchedule::skipped).orElse(0L));
  }

  /**
   * Runs, newest first.
   *
   * @param job of this job only
   * @param before as the page before gave it; empty for the first page
   * @param most how many at the most
   * @throws org.troupe.cloudservice.UnknownServiceException if there is no such service
   */
  public JobRunsView runs(
      String service, Slot slot, Optional<String> job, Optional<Long> before, int most) {
    services.require(service);
    List<JobRun> page = runs.page(service, slot, job, before.orElse(Long.MAX_VALUE), most + 1);
    List<JobRun> shown = page.subList(0, Math.min(most, page.size()));
    return new JobRunsView(
        shown.stream().map(RunViews::of).toList(),
        page.size() > most ? shown.get(most - 1).number() : null);
  }

  /**
   * One run.
   *
   * @throws UnknownRunException if there is none, or none any more
   */
  public JobRunView run(String service, Slot slot, String run) {
    return RunViews.of(require(service, slot, run));
  }

  /**
   * A part of what a run has written.
   *
   * @param from in bytes; negative counts from the end
   * @throws UnknownRunException if there is none, or none any more
   */
  public JobLogView log(String service, Slot slot, String run, long from) {
    JobRun found = require(service, slot, run);
    long offset = from < 0 ? Math.max(0, found.logEnd() + from) : from;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long next = offset;
    long omitted = 0;
    for (Piece piece : logs.after(run, offset, MOST_PIECES)) {
      if (piece.start() > next && bytes.size() > 0) {
        // What is left out is told at the beginning of an answer.
        break;
      }
      omitted += Math.max(0, piece.start() - next);
      int skip = (int) Math.max(0, next - piece.start());
      bytes.write(piece.bytes().array(), skip, piece.bytes().remaining() - skip);
      next = piece.end();
    }
    return new JobLogView(
        bytes.toString(StandardCharsets.UTF_8),
        omitted,
        next,
        next >= found.logEnd() && found.status().hasEnded());
  }

  private JobRun require(String service, Slot slot, String run) {
    return runs.find(run)
        .filter(r -> r.home().service().equals(service) && r.home().slot() == slot)
        .orElseThrow(() -> new UnknownRunException(service, slot, run));
  }
}
