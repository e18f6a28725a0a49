package org.troupe.deployment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** All deployments, those that leave included. */
@ApplicationScoped
public class Deployments {

  @PersistenceContext(unitName = "troupe")
  private EntityManager entityManager;

  public void add(Deployment deployment) {
    entityManager.persist(deployment);
  }

  public Optional<Deployment> find(String id) {
    return Optional.ofNullable(entityManager.find(Deployment.class, id));
  }

  /** All, by service and age; to look at, not to change. */
  public List<Deployment> all() {
    // Else each deployment costs a query for each of its parts, and reconcile asks all the time.
    return entityManager
        .createQuery("select d from Deployment d order by d.service, d.placedAt", Deployment.class)
        .setHint("eclipselink.read-only", "true")
        .setHint("eclipselink.batch.type", "IN")
        .setHint("eclipselink.batch", "d.current")
        .setHint("eclipselink.batch", "d.current.roles")
        .setHint("eclipselink.batch", "d.next")
        .setHint("eclipselink.batch", "d.queues")
        .getResultList();
  }

  /** Forgets a revision that its deployment does not have any more. */
  public void remove(Revision revision) {
    entityManager.remove(entityManager.merge(revision));
  }

  public void remove(String id) {
    find(id).ifPresent(entityManager::remove);
  }
}
