package org.troupe.instance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One running copy of a role, or the place where one should run.
 *
 * <p>It is created when the role wants it, started, becomes ready, and after a failure is started
 * again in the same place, however often. Once it is stopping it never comes back: its row goes
 * with its process, and a later scale-out makes a new one.
 */
@Entity
@Table(name = "role_instance")
public class RoleInstance {

  private static final int LONGEST_DETAIL = 2000;

  @Id private String id;

  @Column(name = "deployment_id")
  private String deployment;

  private String role;

  private int ordinal;

  @Enumerated(EnumType.STRING)
  private InstanceState state = InstanceState.CREATING;

  @Enumerated(EnumType.STRING)
  private StateCause cause = StateCause.WANTED;

  private Instant since;

  private String detail = "";

  private int starts;

  private int failures;

  @Column(name = "started_at")
  private Instant startedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "leaving_step")
  private LeavingStep leavingStep;

  @Column(name = "leaving_since")
  private Instant leavingSince;

  @Column(name = "was_ready")
  private boolean wasReady;

  private boolean standby;

  private boolean retiring;

  private boolean dumped;

  @Column(name = "upgrade_domain")
  private int upgradeDomain;

  @Enumerated(EnumType.STRING)
  private Renewal asked;

  private String program;

  private String version = "";

  private String token;

  private int port;

  private long pid;

  private String told;

  protected RoleInstance() {}

  /**
   * A place for an instance that has not been started.
   *
   * @param token what its agent is to ask for
   */
  public RoleInstance(InstanceKey key, Place place, String token, Instant now) {
    this.id = key.toString();
    this.deployment = key.deployment();
    this.role = key.role();
    this.ordinal = key.ordinal();
    this.upgradeDomain = place.upgradeDomain();
    this.standby = place.standby();
    this.failures = place.failures();
    this.token = token;
    this.since = now;
  }

  /**
   * What a new instance is made for.
   *
   * @param upgradeDomain that it belongs to
   * @param standby whether it stands by
   * @param failures those in a row of the instance that it replaces
   */
  public record Place(int upgradeDomain, boolean standby, int failures) {}

  /**
   * Takes the instance to another state.
   *
   * @param why for an operator; may be empty
   * @throws IllegalStateException if the table of {@link InstanceState} has no such move
   */
  public void moveTo(InstanceState next, StateCause because, String why, Instant now) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException(id + " cannot go from " + state + " to " + next);
    }
    if (because.isFailure() || next == InstanceState.UNRESPONSIVE) {
      failures = RestartPolicy.failuresAfter(failures, readyFor(now));
    }
    if (next == InstanceState.READY) {
      wasReady = true;
      dumped = false;
    }
    state = next;
    cause = because;
    since = now;
    detail = why.length() > LONGEST_DETAIL ? why.substring(0, LONGEST_DETAIL) : why;
    leavingStep = next.leaves() ? LeavingStep.ROUTING_OUT : null;
    leavingSince = next.leaves() ? now : null;
  }

  private Duration readyFor(Instant now) {
    return state == InstanceState.READY ? Duration.between(since, now) : Duration.ZERO;
  }

  /** It has come this far on its way out; nothing if it was there already. */
  public void leaves(LeavingStep step, Instant now) {
    if (leavingStep == null || leavingStep.isBefore(step)) {
      leavingStep = step;
      leavingSince = now;
    }
  }

  /**
   * Its process is about to be started.
   *
   * @param launchedProgram what decides whether a later process would run the same
   * @param launchedVersion version of the package that it runs
   */
  public void beginsStart(String launchedProgram, String launchedVersion, Instant now) {
    moveTo(InstanceState.STARTING, StateCause.STARTED, "", now);
    starts++;
    startedAt = now;
    program = launchedProgram;
    version = launchedVersion;
    asked = null;
    wasReady = false;
    dumped = false;
    port = 0;
    pid = 0;
  }

  /** Its process runs. */
  public void runsAs(HostedInstance process) {
    port = process.port();
    pid = process.pid();
  }

  /** Its process has this configuration in force. */
  public void wasTold(String configuration) {
    told = configuration;
  }

  /** Another start is asked for, with its directory renewed like this. */
  public void askFor(Renewal renewal) {
    asked = renewal;
  }

  /** Nothing is asked for any more. */
  public void askForNothing() {
    asked = null;
  }

  /** Whether it is to leave once another one has taken its place. */
  public void retire(boolean leaves) {
    retiring = leaves;
  }

  /** Whether it stands by: runs, warmed, and takes no work. */
  public void standBy(boolean stands) {
    standby = stands;
  }

  /** What its process was doing is kept for an operator. */
  public void wasDumped() {
    dumped = true;
  }

  /** What is on record of it now. */
  public InstanceRecord recorded() {
    return new InstanceRecord(
        key(),
        state,
        since,
        failures,
        Optional.ofNullable(startedAt),
        new InstanceRecord.Standing(upgradeDomain, standby, retiring),
        Optional.ofNullable(asked),
        new InstanceRecord.Launched(
            Optional.ofNullable(program), Optional.ofNullable(told), wasReady, dumped),
        leavingStep == null
            ? Optional.empty()
            : Optional.of(new InstanceRecord.Leaving(leavingStep, leavingSince)),
        token);
  }

  public InstanceKey key() {
    return new InstanceKey(deployment, role, ordinal);
  }

  public InstanceState state() {
    return state;
  }

  public Instant since() {
    return since;
  }

  public String detail() {
    return detail;
  }

  public int starts() {
    return starts;
  }

  public int failures() {
    return failures;
  }

  /** When its process was last started; null if never. */
  public Instant startedAt() {
    return startedAt;
  }

  public StateCause cause() {
    return cause;
  }

  public boolean standby() {
    return standby;
  }

  public boolean retiring() {
    return retiring;
  }

  public int upgradeDomain() {
    return upgradeDomain;
  }

  /** How its directory is renewed at its next start. */
  public Renewal renewal() {
    return asked == null ? Renewal.RECYCLE : asked;
  }

  /** Version of the package that its process runs; empty before its first start. */
  public String version() {
    return version;
  }

  public String token() {
    return token;
  }

  public int port() {
    return port;
  }

  public long pid() {
    return pid;
  }
}
