package org.troupe.instance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

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

  private Instant since;

  private String detail = "";

  private int starts;

  private int failures;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "terminated_at")
  private Instant terminatedAt;

  private String token;

  private int port;

  private long pid;

  @Column(name = "told_slot")
  private String toldSlot;

  protected RoleInstance() {}

  /**
   * A place for an instance that has not been started.
   *
   * @param token what its agent is to ask for
   */
  public RoleInstance(InstanceKey key, String token, Instant now) {
    this.id = key.toString();
    this.deployment = key.deployment();
    this.role = key.role();
    this.ordinal = key.ordinal();
    this.token = token;
    this.since = now;
  }

  /**
   * Takes the instance to another state.
   *
   * @param why for an operator; may be empty
   * @throws IllegalStateException if the table of {@link InstanceState} has no such move
   */
  public void moveTo(InstanceState next, String why, Instant now) {
    if (!state.mayBecome(next)) {
      throw new IllegalStateException(id + " cannot go from " + state + " to " + next);
    }
    if (state.expectsProcess() && isFailure(next)) {
      failures = RestartPolicy.failuresAfter(failures, readyFor(now));
    }
    state = next;
    since = now;
    detail = why.length() > LONGEST_DETAIL ? why.substring(0, LONGEST_DETAIL) : why;
  }

  private static boolean isFailure(InstanceState next) {
    return switch (next) {
      case CREATING, CYCLING, FAILED_STARTING -> true;
      case STARTING, BUSY, READY, STOPPING -> false;
    };
  }

  private Duration readyFor(Instant now) {
    return state == InstanceState.READY ? Duration.between(since, now) : Duration.ZERO;
  }

  /** Its process is about to be started. */
  public void beginsStart(Instant now) {
    moveTo(InstanceState.STARTING, "", now);
    starts++;
    startedAt = now;
    terminatedAt = null;
    port = 0;
    pid = 0;
  }

  /** Its process runs. */
  public void runsAs(HostedInstance process) {
    port = process.port();
    pid = process.pid();
  }

  /** Its process knows that it is in this slot. */
  public void wasToldSlot(String slot) {
    toldSlot = slot;
  }

  /** Its process was asked to end; only the first time counts. */
  public void wasTerminated(Instant now) {
    if (terminatedAt == null) {
      terminatedAt = now;
    }
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

  /** When its process was asked to end; null if it was not. */
  public Instant terminatedAt() {
    return terminatedAt;
  }

  public String token() {
    return token;
  }

  /** The slot its process knows of; null before its first start. */
  public String toldSlot() {
    return toldSlot;
  }

  public int port() {
    return port;
  }

  public long pid() {
    return pid;
  }
}
