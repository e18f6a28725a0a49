package org.troupe.instance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** All role instances. */
@ApplicationScoped
public class RoleInstances {

  @PersistenceContext(unitName = "troupe")
  private EntityManager entityManager;

  public void add(RoleInstance instance) {
    entityManager.persist(instance);
  }

  public Optional<RoleInstance> find(InstanceKey key) {
    return Optional.ofNullable(entityManager.find(RoleInstance.class, key.toString()));
  }

  /** Those of one deployment, by role and number. */
  public List<RoleInstance> of(String deployment) {
    return entityManager
        .createQuery(
            "select i from RoleInstance i where i.deployment = :deployment"
                + " order by i.role, i.ordinal",
            RoleInstance.class)
        .setParameter("deployment", deployment)
        .getResultList();
  }

  public void remove(InstanceKey key) {
    find(key).ifPresent(entityManager::remove);
  }
}
