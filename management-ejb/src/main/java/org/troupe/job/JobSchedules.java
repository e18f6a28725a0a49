package org.troupe.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** All schedules that there were. */
@ApplicationScoped
class JobSchedules {

  @PersistenceContext(unitName = "troupe")
  private EntityManager entityManager;

  void add(JobSchedule schedule) {
    entityManager.persist(schedule);
  }

  Optional<JobSchedule> find(String id) {
    return Optional.ofNullable(entityManager.find(JobSchedule.class, id));
  }

  /** Those that tick. */
  List<JobSchedule> active() {
    return entityManager
        .createQuery("select s from JobSchedule s where s.active = true", JobSchedule.class)
        .getResultList();
  }
}
