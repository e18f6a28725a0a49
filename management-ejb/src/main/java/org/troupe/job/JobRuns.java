package org.troupe.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.troupe.deployment.Slot;
import org.troupe.job.plan.JobHome;
import org.troupe.job.plan.RunStatus;

/** All runs of jobs. */
@ApplicationScoped
class JobRuns {

  private static final List<RunStatus> ACTIVE =
      List.of(RunStatus.QUEUED, RunStatus.RUNNING, RunStatus.STOPPING);

  @PersistenceContext(unitName = "troupe")
  private EntityManager entityManager;

  private Clock clock;

  protected JobRuns() {}

  @Inject
  JobRuns(Clock clock) {
    this.clock = clock;
  }

  /** Puts a run on record, unless what asks for it has asked before. */
  Optional<JobRun> add(NewRun asked) {
    if (find(asked.id()).isPresent() || asked.origin().filter(this::isKnown).isPresent()) {
      return Optional.empty();
    }
    JobRun run = new JobRun(asked, nextNumber(), clock.instant());
    entityManager.persist(run);
    return Optional.of(run);
  }

  private boolean isKnown(String origin) {
    return !entityManager
        .createQuery("select r.id from JobRun r where r.origin = :origin", String.class)
        .setParameter("origin", origin)
        .getResultList()
        .isEmpty();
  }

  private long nextNumber() {
    return ((Number)
            entityManager.createNativeQuery("select nextval('job_run_number')").getSingleResult())
        .longValue();
  }

  Optional<JobRun> find(String id) {
    return Optional.ofNullable(entityManager.find(JobRun.class, id));
  }

  Optional<JobRun> lock(String id) {
    return Optional.ofNullable(
        entityManager.find(JobRun.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Those that have not ended, in the order in which they were asked for. */
  List<JobRun> active() {
    return entityManager
        .createQuery(
            "select r from JobRun r where r.status in :active order by r.number", JobRun.class)
        .setParameter("active", ACTIVE)
        .getResultList();
  }

  /** How many runs of a job wait. */
  long waiting(JobHome home) {
    return entityManager
        .createQuery(
            "select count(r) from JobRun r where r.service = :service and r.slot = :slot"
                + " and r.job = :job and r.status = :queued",
            Long.class)
        .setParameter("service", home.service())
        .setParameter("slot", home.slot())
        .setParameter("job", home.job())
        .setParameter("queued", RunStatus.QUEUED)
        .getSingleResult();
  }

  /** The last runs, newest first, of a slot or of one of its jobs. */
  List<JobRun> page(String service, Slot slot, Optional<String> job, long before, int most) {
    TypedQuery<JobRun> query =
        entityManager
            .createQuery(
                "select r from JobRun r where r.service = :service and r.slot = :slot"
                    + (job.isPresent() ? " and r.job = :job" : "")
                    + " and r.number < :before order by r.number desc",
                JobRun.class)
            .setParameter("service", service)
            .setParameter("slot", slot)
            .setParameter("before", before)
            .setMaxResults(most);
    job.ifPresent(name -> query.setParameter("job", name));
    return query.getResultList();
  }

  /** Those whose status the service's own record does not have yet. */
  List<JobRun> toTell(int most) {
    return entityManager
        .createQuery(
            "select r from JobRun r where r.tellIntake = true order by r.number", JobRun.class)
        .setMaxResults(most)
        .getResultList();
  }

  /**
   * Runs of a service that have ended and are more, or older, than their jobs keep. Nobody can have
   * them go on any more before the transaction ends.
   */
  @SuppressWarnings("unchecked") // What native queries give.
  List<JobRun> toForget(String service, Instant now, int most) {
    return entityManager
        .createNativeQuery(
            "select * from job_run where service = ?3 and ended_at is not null and id in (select id from (select"
                + " id, ended_at, keep_runs, keep_days, tell_intake, row_number() over (partition"
                + " by service, slot, job order by number desc) as place from job_run where"
                + " service = ?3 and ended_at is not null) kept where not tell_intake and (place > keep_runs or"
                + " ended_at < cast(?1 as timestamptz) - keep_days * interval '1 day'))"
                + " order by number limit ?2 for update skip locked",
            JobRun.class)
        .setParameter(1, Timestamp.from(now))
        .setParameter(2, most)
        .setParameter(3, service)
        .getResultList();
  }

  /** Those that have any runs that have ended. */
  List<String> services() {
    return entityManager
        .createQuery(
            "select distinct r.service from JobRun r where r.endedAt is not null", String.class)
        .getResultList();
  }

  void forget(JobRun run) {
    entityManager.remove(run);
  }
}
