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

  /** All, by service and age. */
  public List<Deployment> all() {
    return entityManager
        .createQuery("select d from Deployment d order by d.service, d.placedAt", Deployment.class)
        .getResultList();
  }

  public void remove(String id) {
    find(id).ifPresent(entityManager::remove);
  }
}
