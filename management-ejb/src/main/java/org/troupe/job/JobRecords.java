package org.troupe.job;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.troupe.definition.JobDefinition;
import org.troupe.definition.JobKind;
import org.troupe.instance.InstanceKey;
import org.troupe.job.Declared.DeploymentJobs;
import org.troupe.job.plan.DueTicks;
import org.troupe.job.plan.JobHome;
import org.troupe.job.plan.RunState;
import org.troupe.job.plan.RunStatus;
import org.troupe.job.plan.StopCause;
import org.troupe.lease.ControllerLease;
import org.troupe.wire.RunOrder;
import org.troupe.wire.RunReport;
import org.troupe.wire.RunRequest;

/**
 * What the controller that leads puts on record of jobs. Each method is one transaction, and none
 * is committed by a controller that does not lead any more.
 */
@Stateless
public class JobRecords {

  /** How many runs of one job wait at the most. */
  static final int MOST_WAITING = 200;

  @Inject private JobRuns runs;
  @Inject private JobSchedules schedules;
  @Inject private RunLogs logs;
  @Inject private BatchExecutions executions;
  @Inject private ControllerLease lease;
  @Inject private Clock clock;

  /** Those that have not ended, in the order in which they were asked for. */
  public List<RunState> active() {
    return runs.active().stream().map(JobRun::state).toList();
  }

  /** Continuous jobs whose last run somebody stopped. */
  public Set<JobHome> heldBack(Set<JobHome> continuous) {
    return continuous.stream()
        .filter(
            home ->
                runs
                    .page(home.service(), home.slot(), Optional.of(home.job()), Long.MAX_VALUE, 1)
                    .stream()
                    .anyMatch(
                        run ->
                            run.status() == RunStatus.STOPPED
                                && run.state().stopCause().equals(Optional.of(StopCause.ASKED))))
        .collect(Collectors.toSet());
  }

  /**
   * Applies what workers tell.
   *
   * @param reports in the order in which they came
   */
  public void apply(List<RunReport> reports, Declared declared) {
    lease.confirm();
    for (RunReport report : reports) {
      runs.lock(report.run())
          .or(() -> begunByWorker(report, declared))
          .ifPresent(run -> apply(run, report, declared));
    }
  }

  private void apply(JobRun run, RunReport report, Declared declared) {
    String deployment = InstanceKey.parse(report.instance()).deployment();
    DeploymentJobs from = declared.deployments().get(deployment);
    if (from == null || !from.service().equals(run.home().service())) {
      // Another service's application knows the run's id.
      return;
    }
    boolean news = run.apply(report, declared.job(deployment, run.home().job()), clock.instant());
    if (news && report.event().equals(RunReport.LOG) && report.text() != null) {
      logs.append(run, report.offset() == null ? 0 : report.offset(), report.text());
    }
  }

  /** A worker begins the runs of a job that runs on every instance by itself. */
  private Optional<JobRun> begunByWorker(RunReport report, Declared declared) {
    if (!RunReport.CONTINUOUS.equals(report.trigger())) {
      return Optional.empty();
    }
    InstanceKey instance = InstanceKey.parse(report.instance());
    DeploymentJobs deployment = declared.deployments().get(instance.deployment());
    if (deployment == null) {
      return Optional.empty();
    }
    return deployment
        .job(report.job())
        .flatMap(
            job ->
                deployment
                    .home(report.job())
                    .map(
                        home ->
                            new NewRun(
                                report.run(),
                                home,
                                job,
                                Trigger.CONTINUOUS,
                                Optional.empty(),
                                instance.name(),
                                Map.of())))
        .flatMap(runs::add);
  }

  /**
   * Puts on record that a run's next attempt is ordered from a deployment, before it is: so that it
   * is never ordered from two.
   *
   * @return what is to be sent; empty if the run does not wait for that any more
   */
  public Optional<RunOrder> orders(RunState seen, String deployment, JobDefinition job) {
    lease.confirm();
    Optional<JobRun> found = runs.lock(seen.id()).filter(run -> run.state().equals(seen));
    found.ifPresent(run -> run.orders(deployment));
    boolean program = job.kind() == JobKind.PROGRAM;
    return found.map(
        run ->
            new RunOrder(
                run.id(),
                run.attempt(),
                run.home().role(),
                run.home().job(),
                program ? RunOrder.PROGRAM : RunOrder.BATCH,
                job.target(),
                run.parameters(),
                program ? null : run.executionId().orElse(null),
                job.timeout().toSeconds(),
                RunLogs.KEPT));
  }

  /** The order of a run's attempt lies with the broker. */
  public void sent(String run, int attempt) {
    lease.confirm();
    runs.lock(run).ifPresent(found -> found.sent(attempt));
  }

  /** Its order was taken back. */
  public void withdrawn(String run) {
    lease.confirm();
    runs.lock(run).ifPresent(found -> found.withdrawn(clock.instant()));
  }

  public void stops(String run, StopCause cause) {
    lease.confirm();
    runs.lock(run).ifPresent(found -> found.stops(cause, clock.instant()));
  }

  public void stopWasOrdered(String run) {
    lease.confirm();
    runs.lock(run).ifPresent(found -> found.stopWasOrdered(clock.instant()));
  }

  public void displaced(String run) {
    lease.confirm();
    runs.lock(run).ifPresent(found -> found.displaced(clock.instant()));
  }

  /** Its worker is lost, if nothing was heard of it since. */
  public void lost(RunState seen) {
    lease.confirm();
    runs.lock(seen.id())
        .filter(run -> run.state().equals(seen))
        .ifPresent(run -> run.lost(clock.instant()));
  }

  public void end(RunState seen, RunStatus status, String message) {
    lease.confirm();
    runs.lock(seen.id())
        .filter(run -> run.state().equals(seen))
        .ifPresent(run -> run.end(status, message, clock.instant()));
  }

  /** Begins the one run of a continuous job. */
  public void begin(JobHome home, JobDefinition job) {
    lease.confirm();
    String id = UUID.randomUUID().toString();
    runs.add(
        new NewRun(
            id,
            home,
            job,
            Trigger.CONTINUOUS,
            Optional.of("continuous:" + id),
            "troupe",
            Map.of()));
  }

  /**
   * Makes runs of what the intake asks for.
   *
   * @param requests by the deployment whose web role asks
   * @return those of which nothing becomes: their deployment has no such job, or no slot any more
   */
  public List<Map.Entry<String, RunRequest>> request(
      List<Map.Entry<String, RunRequest>> requests, Declared declared) {
    lease.confirm();
    List<Map.Entry<String, RunRequest>> refused = new ArrayList<>();
    for (Map.Entry<String, RunRequest> entry : requests) {
      RunRequest request = entry.getValue();
      DeploymentJobs deployment = declared.deployments().get(entry.getKey());
      Optional<JobHome> home =
          Optional.ofNullable(deployment).flatMap(found -> found.home(request.job()));
      home.ifPresent(
          place ->
              runs.add(
                  new NewRun(
                      request.run(),
                      place,
                      deployment.job(request.job()).orElseThrow(),
                      Trigger.INTAKE,
                      Optional.of("intake:" + request.run()),
                      request.requestedBy() == null ? "intake" : request.requestedBy(),
                      request.parameters())));
      if (home.isEmpty()) {
        refused.add(entry);
      }
    }
    return refused;
  }

  /** Those ids that no run has. */
  public Set<String> unknown(List<String> ids) {
    return ids.stream().filter(id -> runs.find(id).isEmpty()).collect(Collectors.toSet());
  }

  /**
   * Makes a run of a message.
   *
   * @param origin tells the message from all others
   * @param body its parameters
   */
  public void message(JobHome home, JobDefinition job, String origin, String body) {
    lease.confirm();
    Optional<Map<String, String>> parameters = JsonText.parameters(body);
    runs.add(
            new NewRun(
                UUID.randomUUID().toString(),
                home,
                job,
                Trigger.MESSAGE,
                Optional.of(origin),
                "message on " + job.queue().orElse(""),
                parameters.orElse(Map.of())))
        .filter(run -> parameters.isEmpty())
        .ifPresent(
            run ->
                run.end(
                    RunStatus.FAILED,
                    "The message is no JSON object of strings, numbers and booleans that may be parameters.",
                    clock.instant()));
  }

  /** How many more runs of a job may wait. */
  public long room(JobHome home) {
    return MOST_WAITING - runs.waiting(home);
  }

  /**
   * Has schedules tick that have not before, and those rest that nobody declares any more.
   *
   * @param fresh that were not known
   * @param declared all there are
   * @return by id: through when its ticks have been decided upon
   */
  public Map<String, Instant> awake(List<ScheduleKey> fresh, List<ScheduleKey> declared) {
    lease.confirm();
    Map<String, Instant> decided = new HashMap<>();
    Instant now = clock.instant();
    for (ScheduleKey key : fresh) {
      JobSchedule schedule =
          schedules
              .find(key.id())
              .orElseGet(
                  () -> {
                    JobSchedule made = new JobSchedule(key, now);
                    schedules.add(made);
                    return made;
                  });
      schedule.awake(now);
      decided.put(key.id(), schedule.decidedThrough());
    }
    Set<String> ids = declared.stream().map(ScheduleKey::id).collect(Collectors.toSet());
    schedules.active().stream()
        .filter(schedule -> !ids.contains(schedule.id()))
        .forEach(JobSchedule::rest);
    return decided;
  }

  /**
   * Decides upon the ticks of schedules up to now and makes their runs.
   *
   * @param jobs by home: the job as it is declared now
   * @return by id of the schedule: its next tick
   */
  public Map<String, Optional<Instant>> tick(
      List<ScheduleKey> due, Map<JobHome, JobDefinition> jobs) {
    lease.confirm();
    Instant now = clock.instant();
    Map<String, Optional<Instant>> next = new LinkedHashMap<>();
    for (ScheduleKey key : due) {
      JobSchedule schedule = schedules.find(key.id()).orElseThrow();
      DueTicks ticks = DueTicks.of(key.schedule(), schedule.decidedThrough(), now);
      JobDefinition job = jobs.get(key.home());
      long refused = 0;
      if (!ticks.runs().isEmpty()) {
        long room = room(key.home());
        for (Instant tick : ticks.runs()) {
          if (job == null || room <= 0) {
            refused++;
          } else {
            room--;
            runs.add(tick(key, job, tick));
          }
        }
      }
      schedule.decided(ticks, refused);
      next.put(key.id(), ticks.next());
    }
    return next;
  }

  private static NewRun tick(ScheduleKey key, JobDefinition job, Instant tick) {
    return new NewRun(
        UUID.randomUUID().toString(),
        key.home(),
        job,
        Trigger.SCHEDULE,
        Optional.of("tick:" + key.id() + " " + tick),
        "schedule at " + tick,
        Map.of());
  }

  /** Those whose status the service's own record does not have yet. */
  public List<JobRun> toTell(int most) {
    return new ArrayList<>(runs.toTell(most));
  }

  /** The service's own record has a run as it was read; nothing if it has changed since. */
  public void toldIntake(JobRun told) {
    lease.confirm();
    runs.find(told.id()).filter(run -> run.hasVersionOf(told)).ifPresent(JobRun::toldIntake);
  }

  /** Services that may have runs to forget. */
  public List<String> services() {
    return runs.services();
  }

  /**
   * Forgets runs of a service that their jobs do not keep any more, and first what the batch
   * runtime knows of them. While the service's database does not answer they are kept.
   *
   * @return how many
   */
  public int prune(String service, int most) {
    lease.confirm();
    List<JobRun> due = runs.toForget(service, clock.instant(), most);
    if (due.isEmpty() || !executions.forget(service, due)) {
      return 0;
    }
    due.forEach(runs::forget);
    return due.size();
  }
}
