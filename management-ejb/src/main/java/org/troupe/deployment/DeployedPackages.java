package org.troupe.deployment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashSet;
import java.util.Set;
import org.troupe.servicepackage.PackagesInUse;

/** The packages of all revisions that deployments have. */
@ApplicationScoped
class DeployedPackages implements PackagesInUse {

  @PersistenceContext(unitName = "troupe")
  private EntityManager entityManager;

  @Override
  public Set<String> ids() {
    Set<String> ids =
        new HashSet<>(
            entityManager
                .createQuery("select r.packageId from Revision r", String.class)
                .getResultList());
    // A role that an upgrade of another one left alone runs an older package.
    ids.addAll(
        entityManager
            .createQuery("select role.packageId from Revision r join r.roles role", String.class)
            .getResultList());
    return ids;
  }
}
