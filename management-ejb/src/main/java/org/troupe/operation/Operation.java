package org.troupe.operation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.troupe.instance.LeavingLimits;

/**
 * One asked-for change: it runs, then it has succeeded or failed, and stays on record. A cloud
 * service has at most one that runs.
 */
@Entity
@Table(name = "operation")
public class Operation {

  /** The most lines of its record; later ones are dropped, an instance that cycles makes many. */
  static final int MOST_STEPS = 500;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "operation_id")
  @SequenceGenerator(name = "operation_id", sequenceName = "operation_id", allocationSize = 1)
  private Long id;

  @Enumerated(EnumType.STRING)
  private OperationKind kind;

  private String service;

  private String slot;

  @Column(name = "deployment_id")
  private String deployment;

  @Enumerated(EnumType.STRING)
  private OperationOutcome outcome = OperationOutcome.RUNNING;

  private String message = "";

  @Enumerated(EnumType.STRING)
  private OperationPhase phase;

  @Column(name = "phase_since")
  private Instant phaseSince;

  private boolean preview;

  @Column(name = "auto_swap")
  private boolean autoSwap;

  @Column(name = "demoted_id")
  private String demoted;

  @Column(name = "drain_limit_millis")
  private Long drainLimitMillis;

  @Column(name = "stop_limit_millis")
  private Long stopLimitMillis;

  @Column(name = "requested_by")
  private String requestedBy;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "finished_at")
  private Instant finishedAt;

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(name = "operation_step", joinColumns = @JoinColumn(name = "operation_id"))
  @OrderColumn(name = "position")
  private List<OperationStep> steps = new ArrayList<>();

  protected Operation() {}

  Operation(OperationKind kind, OperationSubject subject, String requestedBy, Instant now) {
    this.kind = kind;
    this.service = subject.service();
    this.slot = subject.slot().orElse(null);
    this.deployment = subject.deployment();
    this.requestedBy = requestedBy;
    this.startedAt = now;
  }

  /** Sets limits of its own for instances that leave. */
  public Operation within(LeavingLimits limits) {
    drainLimitMillis = limits.drain().map(Duration::toMillis).orElse(null);
    stopLimitMillis = limits.stop().map(Duration::toMillis).orElse(null);
    return this;
  }

  /** Comes to another phase and puts that on record; nothing if it is there already. */
  public void enter(OperationPhase next, String words, Instant now) {
    if (phase != next) {
      phase = next;
      phaseSince = now;
      note(words, now);
    }
  }

  /** A swap that waits, once it is ready, to be completed or cancelled. */
  public void holdBeforeSwitch(boolean hold) {
    preview = hold;
  }

  /** A deployment to staging that is swapped into production once it has succeeded. */
  public void swapAfterwards(boolean swap) {
    autoSwap = swap;
  }

  /** Remembers which deployment a swap takes out of production; null if that was empty. */
  public void demotes(String deploymentId) {
    demoted = deploymentId;
  }

  /** Adds a line to the record; nothing once the record is full. */
  public void note(String text, Instant now) {
    if (steps.size() < MOST_STEPS) {
      steps.add(new OperationStep(now, text));
    }
  }

  /** Adds a line to the record, unless it says the same as the last one. */
  public void noteNews(String text, Instant now) {
    if (steps.isEmpty() || !steps.get(steps.size() - 1).text().equals(text)) {
      note(text, now);
    }
  }

  /**
   * Ends the operation.
   *
   * @throws IllegalStateException if it has ended
   */
  public void finish(boolean succeeded, String words, Instant now) {
    if (outcome != OperationOutcome.RUNNING) {
      throw new IllegalStateException("operation " + id + " has ended: " + outcome);
    }
    outcome = succeeded ? OperationOutcome.SUCCEEDED : OperationOutcome.FAILED;
    message = words;
    finishedAt = now;
  }

  public long id() {
    return id;
  }

  public OperationKind kind() {
    return kind;
  }

  public String service() {
    return service;
  }

  /** The slot it was asked for; empty for a swap, which is about both. */
  public Optional<String> slot() {
    return Optional.ofNullable(slot);
  }

  /** The deployment it is about; for a swap, the one that goes to production. */
  public String deployment() {
    return deployment;
  }

  /** Where a swap or an upgrade stands; empty for others. */
  public Optional<OperationPhase> phase() {
    return Optional.ofNullable(phase);
  }

  /** Since when it is in its phase; since its begin if it has none. */
  public Instant phaseSince() {
    return phaseSince == null ? startedAt : phaseSince;
  }

  public boolean preview() {
    return preview;
  }

  public boolean autoSwap() {
    return autoSwap;
  }

  /** The deployment that a swap took out of production. */
  public Optional<String> demoted() {
    return Optional.ofNullable(demoted);
  }

  /** Limits that were asked for with it. */
  public LeavingLimits limits() {
    return new LeavingLimits(
        Optional.ofNullable(drainLimitMillis).map(Duration::ofMillis),
        Optional.ofNullable(stopLimitMillis).map(Duration::ofMillis));
  }

  public OperationOutcome outcome() {
    return outcome;
  }

  public String message() {
    return message;
  }

  public String requestedBy() {
    return requestedBy;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public Optional<Instant> finishedAt() {
    return Optional.ofNullable(finishedAt);
  }

  public List<OperationStep> steps() {
    return List.copyOf(steps);
  }
}
