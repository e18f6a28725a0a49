package org.troupe.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.troupe.definition.ServiceDefinition;
import org.troupe.servicepackage.StoredPackages;

/** Definitions of packages, which do not change, so that each is read once. */
@ApplicationScoped
class KnownDefinitions {

  private final Map<String, ServiceDefinition> known = new ConcurrentHashMap<>();
  private StoredPackages packages;

  protected KnownDefinitions() {}

  @Inject
  KnownDefinitions(StoredPackages packages) {
    this.packages = packages;
  }

  /**
   * The definition of a package.
   *
   * @throws org.troupe.servicepackage.UnknownPackageException if there is no such package
   */
  ServiceDefinition of(String packageId) {
    return known.computeIfAbsent(packageId, id -> packages.require(id).definition());
  }

  /** Forgets all but these. */
  void retain(Collection<String> packageIds) {
    known.keySet().retainAll(packageIds);
  }
}
