package org.troupe.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.troupe.deployment.Slot;
import org.troupe.job.plan.DueTicks;
import org.troupe.job.plan.JobHome;

/**
 * How far the ticks of a schedule have been decided upon. It belongs to the slot, so that a swap
 * loses and doubles none. While no deployment there has the schedule it rests, and what passes
 * meanwhile is no tick.
 */
@Entity
@Table(name = "job_schedule")
public class JobSchedule {

  @Id private String id;

  private String service;

  @Enumerated(EnumType.STRING)
  private Slot slot;

  private String role;
  private String job;
  private String cron;

  @Column(name = "time_zone")
  private String timeZone;

  private boolean active;

  @Column(name = "decided_through")
  private Instant decidedThrough;

  @Column(name = "last_tick")
  private Instant lastTick;

  private long runs;
  private long skipped;

  protected JobSchedule() {}

  JobSchedule(ScheduleKey key, Instant now) {
    this.id = key.id();
    this.service = key.home().service();
    this.slot = key.home().slot();
    this.role = key.home().role();
    this.job = key.home().job();
    this.cron = key.schedule().cron();
    this.timeZone = key.schedule().timeZone().getId();
    awake(now);
  }

  final void awake(Instant now) {
    if (!active) {
      active = true;
      decidedThrough = now;
    }
  }

  void rest() {
    active = false;
  }

  /**
   * Its ticks up to now have been decided upon.
   *
   * @param refused how many runs there was no room for
   */
  void decided(DueTicks due, long refused) {
    decidedThrough = due.decidedThrough();
    runs += due.runs().size() - refused;
    skipped += due.skipped() + refused;
    if (!due.runs().isEmpty()) {
      lastTick = due.runs().get(due.runs().size() - 1);
    }
  }

  String id() {
    return id;
  }

  boolean isActive() {
    return active;
  }

  Instant decidedThrough() {
    return decidedThrough;
  }

  /** The last tick that was run. */
  Optional<Instant> lastTick() {
    return Optional.ofNullable(lastTick);
  }

  /** How many ticks were not run. */
  long skipped() {
    return skipped;
  }

  @Override
  public String toString() {
    return new JobHome(service, slot, role, job) + " " + cron + " " + timeZone + ", run " + runs;
  }
}
