package org.troupe.job;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.troupe.definition.JobDefinition;
import org.troupe.deployment.Slot;
import org.troupe.instance.InstanceKey;
import org.troupe.job.plan.Ending;
import org.troupe.job.plan.JobHome;
import org.troupe.job.plan.RunState;
import org.troupe.job.plan.RunStatus;
import org.troupe.job.plan.StopCause;
import org.troupe.wire.RunReport;

/**
 * A run of a job, from being asked for until it is forgotten.
 *
 * <p>It is queued, ordered from the workers of the deployment that its slot holds, taken by one of
 * them and run, and has ended. An attempt that fails, loses its worker or has to move is followed
 * by the next one, which a batch job begins at its last checkpoint. What a worker reports of an
 * attempt is applied once, in its order.
 */
@Entity
@Table(name = "job_run")
public class JobRun {

  private static final int LONGEST_MESSAGE = 2000;

  private static final Duration STOP_PATIENCE = Duration.ofMinutes(5);
  private static final String STOPS_LATE =
      "It did not stop within 5 minutes; at the latest it ends with its instance.";

  @Id private String id;

  private long number;
  private String service;

  @Enumerated(EnumType.STRING)
  private Slot slot;

  private String role;
  private String job;

  @Enumerated(EnumType.STRING)
  private Trigger trigger;

  private String origin;

  @Column(name = "requested_by")
  private String requestedBy;

  private String parameters;

  @Column(name = "keep_runs")
  private int keepRuns;

  @Column(name = "keep_days")
  private int keepDays;

  @Enumerated(EnumType.STRING)
  private RunStatus status;

  private String message;

  @Column(name = "deployment_id")
  private String deployment;

  private boolean ordered;
  private boolean sent;
  private int attempt;
  private int failures;
  private int losses;

  @Column(name = "queued_at")
  private Instant queuedAt;

  @Column(name = "not_before")
  private Instant notBefore;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "stop_cause")
  private StopCause stopCause;

  @Column(name = "stop_ordered_at")
  private Instant stopOrderedAt;

  @Column(name = "stopping_since")
  private Instant stoppingSince;

  @Column(name = "displaced_since")
  private Instant displacedSince;

  private String instance;
  private String boot;

  @Column(name = "execution_id")
  private Long executionId;

  @Column(name = "exit_status")
  private String exitStatus;

  private String steps;

  @Column(name = "report_sequence")
  private long reportSequence;

  @Column(name = "log_begin")
  private long logBegin;

  @Column(name = "log_end")
  private long logEnd;

  @Column(name = "by_intake")
  private boolean byIntake;

  @Column(name = "tell_intake")
  private boolean tellIntake;

  @Version
  @Column(name = "row_version")
  private long rowVersion;

  protected JobRun() {}

  JobRun(NewRun asked, long number, Instant now) {
    this.id = asked.id();
    this.number = number;
    this.service = asked.home().service();
    this.slot = asked.home().slot();
    this.role = asked.home().role();
    this.job = asked.home().job();
    this.trigger = asked.trigger();
    this.origin = asked.origin().orElse(null);
    this.requestedBy = asked.requestedBy();
    this.parameters = JsonText.of(asked.allParameters());
    this.keepRuns = asked.job().keepRuns();
    this.keepDays = asked.job().keepDays();
    this.status = RunStatus.QUEUED;
    this.message = "";
    this.queuedAt = now;
    this.steps = "[]";
    this.byIntake = asked.trigger() == Trigger.INTAKE;
  }

  /** What there is to decide by. */
  RunState state() {
    return new RunState(
        id,
        home(),
        Optional.ofNullable(deployment),
        status,
        ordered,
        sent,
        isBegunByWorker(),
        attempt,
        failures,
        losses,
        Optional.ofNullable(notBefore),
        Optional.ofNullable(startedAt),
        Optional.ofNullable(stopCause),
        Optional.ofNullable(stopOrderedAt),
        Optional.ofNullable(stoppingSince),
        Optional.ofNullable(displacedSince),
        instance().map(InstanceKey::parse),
        Optional.ofNullable(boot),
        executionId());
  }

  boolean isBegunByWorker() {
    return trigger == Trigger.CONTINUOUS && origin == null;
  }

  /**
   * Its next attempt is about to be ordered. If it is already, and may not have been sent, that one
   * is.
   */
  void orders(String fromDeployment) {
    if (!ordered) {
      deployment = fromDeployment;
      attempt++;
      ordered = true;
      sent = false;
      notBefore = null;
      reportSequence = 0;
      instance = null;
      boot = null;
    }
  }

  /** The order of an attempt lies with the broker. */
  void sent(int sentAttempt) {
    sent |= ordered && attempt == sentAttempt;
  }

  /** No worker had taken its order. */
  void withdrawn(Instant now) {
    ordered = false;
    displacedSince = null;
    if (status == RunStatus.STOPPING) {
      end(RunStatus.STOPPED, "It was stopped before it began.", now);
    }
  }

  /**
   * A worker tells of it.
   *
   * @param declared the job, as the run's deployment declares it
   * @return whether there was anything new in it
   */
  boolean apply(RunReport report, Optional<JobDefinition> declared, Instant now) {
    boolean newAttempt =
        report.attempt() > attempt || (report.attempt() == attempt && instance == null);
    boolean isNews =
        newAttempt || (report.attempt() == attempt && report.sequence() > reportSequence);
    if (!isNews || status.hasEnded()) {
      return false;
    }
    if (newAttempt) {
      begins(report);
    }
    reportSequence = report.sequence();
    if (report.executionId() != null) {
      executionId = report.executionId();
    }
    if (!report.steps().isEmpty()) {
      steps = JsonText.of(report.steps());
    }
    if (report.event().equals(RunReport.ENDED)) {
      ends(report, declared, now);
    } else if (!report.event().equals(RunReport.LOG)) {
      changed();
    }
    return true;
  }

  private void begins(RunReport report) {
    attempt = report.attempt();
    instance = report.instance();
    boot = report.boot();
    deployment = InstanceKey.parse(report.instance()).deployment();
    startedAt = report.at();
    ordered = false;
    notBefore = null;
    displacedSince = null;
    stopOrderedAt = null;
    if (status == RunStatus.QUEUED) {
      message = "";
    }
    exitStatus = null;
    logBegin = logEnd;
    if (status == RunStatus.QUEUED) {
      status = RunStatus.RUNNING;
    }
    changed();
  }

  private void ends(RunReport report, Optional<JobDefinition> declared, Instant now) {
    exitStatus = report.exitStatus();
    String said = report.message() == null ? "" : report.message();
    String how = report.status() == null ? RunReport.FAILED : report.status();
    come(Ending.reported(state(), how, said, declared, now), now);
  }

  /** Its worker is lost. */
  void lost(Instant now) {
    come(Ending.lost(state()), now);
  }

  private void come(Ending ending, Instant now) {
    failures = ending.failures();
    losses = ending.losses();
    if (ending.status() != RunStatus.QUEUED) {
      end(ending.status(), ending.message(), now);
      return;
    }
    status = RunStatus.QUEUED;
    message = shortened(ending.message());
    ordered = false;
    notBefore = ending.notBefore().orElse(null);
    stopCause = null;
    stoppingSince = null;
    displacedSince = null;
    changed();
  }

  void end(RunStatus ended, String why, Instant now) {
    status = ended;
    if (!why.isEmpty() || stopCause != StopCause.ASKED) {
      // Else who asked for it is still the reason.
      message = shortened(why);
    }
    ordered = false;
    notBefore = null;
    endedAt = now;
    changed();
  }

  /** Its worker is to be told to stop, or has been told once more. */
  void stops(StopCause cause, Instant now) {
    if (status == RunStatus.RUNNING || status == RunStatus.QUEUED) {
      status = RunStatus.STOPPING;
      stoppingSince = now;
      stopCause = cause;
      changed();
    }
  }

  /** It may not heed that; it is not taken for ended as long as its worker has it. */
  void stopWasOrdered(Instant now) {
    stopOrderedAt = now;
    boolean late =
        status == RunStatus.STOPPING
            && stoppingSince != null
            && !stoppingSince.plus(STOP_PATIENCE).isAfter(now);
    if (late && !message.endsWith(STOPS_LATE)) {
      note((message + " " + STOPS_LATE).strip());
      changed();
    }
  }

  /** Somebody wants it to stop. */
  void stopAsked(String by, Instant now) {
    note("Stop asked for by " + by + ".");
    if (status == RunStatus.QUEUED && !ordered) {
      stopCause = StopCause.ASKED;
      end(RunStatus.STOPPED, "It was stopped by " + by + " before it began.", now);
    } else if (status == RunStatus.STOPPING) {
      stopCause = StopCause.ASKED;
    } else {
      if (status == RunStatus.QUEUED) {
        instance = null;
      }
      stops(StopCause.ASKED, now);
    }
  }

  /** Somebody wants it to go on. */
  void restartAsked(String by) {
    status = RunStatus.QUEUED;
    note("Restart asked for by " + by + ".");
    failures = 0;
    losses = 0;
    endedAt = null;
    stopCause = null;
    stoppingSince = null;
    displacedSince = null;
    changed();
  }

  void displaced(Instant now) {
    displacedSince = now;
  }

  /** So many bytes were written to its log. */
  void logged(long end) {
    logEnd = Math.max(logEnd, end);
  }

  /** Whether it has not changed between the two readings. */
  boolean hasVersionOf(JobRun other) {
    return rowVersion == other.rowVersion;
  }

  /** The service's own record of it is up to date. */
  void toldIntake() {
    tellIntake = false;
  }

  private void note(String text) {
    message = shortened(text);
  }

  private void changed() {
    tellIntake = byIntake;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
  }

  public String id() {
    return id;
  }

  /** Grows with each run; to page by. */
  public long number() {
    return number;
  }

  /** Where it belongs. */
  public JobHome home() {
    return new JobHome(service, slot, role, job);
  }

  public Trigger trigger() {
    return trigger;
  }

  public String requestedBy() {
    return requestedBy;
  }

  public Map<String, String> parameters() {
    return JsonText.require(parameters, new TypeReference<>() {});
  }

  public RunStatus status() {
    return status;
  }

  /** Why, in words; may be empty. */
  public String message() {
    return message;
  }

  public int attempt() {
    return attempt;
  }

  int losses() {
    return losses;
  }

  public Instant queuedAt() {
    return queuedAt;
  }

  /** When it is tried again. */
  public Optional<Instant> notBefore() {
    return Optional.ofNullable(notBefore);
  }

  /** When its last attempt was started. */
  public Optional<Instant> startedAt() {
    return Optional.ofNullable(startedAt);
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  /** The instance that has, or had, its last attempt: {@code <deployment>/<role>_IN_<n>}. */
  public Optional<String> instance() {
    return Optional.ofNullable(instance);
  }

  /** The last execution of its batch job. */
  public Optional<Long> executionId() {
    return Optional.ofNullable(executionId);
  }

  public Optional<String> exitStatus() {
    return Optional.ofNullable(exitStatus);
  }

  public List<RunReport.Step> steps() {
    return JsonText.require(steps, new TypeReference<>() {});
  }

  /** Where its log ends, in bytes. */
  public long logEnd() {
    return logEnd;
  }

  /** Where the log of its last attempt begins, in bytes. */
  long logBegin() {
    return logBegin;
  }

  boolean isByIntake() {
    return byIntake;
  }
}
