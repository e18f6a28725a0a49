package org.troupe.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.troupe.cloudservice.CloudService;
import org.troupe.database.ServiceDatabases;
import org.troupe.definition.ConfigurationReader;
import org.troupe.definition.QueueDefinition;
import org.troupe.definition.RoleDefinition;
import org.troupe.deployment.Deployment;
import org.troupe.deployment.Slot;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceSpec;
import org.troupe.instance.Renewal;
import org.troupe.platform.ControllerConfig;
import org.troupe.queue.QueueNames;
import org.troupe.servicepackage.StoredPackage;
import org.troupe.servicepackage.StoredPackages;

/**
 * Derives what a host needs to start an instance from the deployment's package and configuration.
 */
@ApplicationScoped
class InstanceSpecs {

  private static final String QUEUE_PREFIX = "troupe.queue.";

  private ControllerConfig config;
  private StoredPackages packages;
  private ServiceDatabases databases;
  private final ConfigurationReader configurations = new ConfigurationReader();

  protected InstanceSpecs() {}

  @Inject
  InstanceSpecs(ControllerConfig config, StoredPackages packages, ServiceDatabases databases) {
    this.config = config;
    this.packages = packages;
    this.databases = databases;
  }

  /** Everything the host needs. */
  InstanceSpec of(InstanceKey key, String token, Deployment deployment, CloudService service) {
    StoredPackage stored = packages.require(deployment.packageId());
    RoleDefinition role = stored.definition().role(key.role()).orElseThrow();
    return new InstanceSpec(
        key,
        role.kind(),
        stored.roleFiles(role.name()),
        stored.applications().get(role.name()),
        role.size().heapMegabytes(),
        configuration(key, deployment, service),
        localStores(role),
        token,
        role.health().path().orElse(""),
        role.health().startLimit(),
        new InstanceSpec.Database(
            databases.urlFor(service.name()),
            ServiceDatabases.nameFor(service.name()),
            service.databasePassword()),
        new InstanceSpec.Broker(
            config.broker().host(),
            config.broker().port(),
            deployment.id(),
            deployment.brokerPassword()),
        Renewal.RECYCLE,
        false,
        "");
  }

  /** Settings, and what an instance may know of itself. */
  Map<String, String> configuration(
      InstanceKey instance, Deployment deployment, CloudService service) {
    StoredPackage stored = packages.require(deployment.packageId());
    Map<String, String> settings =
        configurations
            .read(deployment.configuration(), stored.definition())
            .value()
            .roles()
            .get(instance.role())
            .settings();
    Map<String, String> all = new HashMap<>(settings);
    all.put("troupe.instance", instance.name());
    all.put("troupe.role", instance.role());
    all.put("troupe.deployment", deployment.id());
    all.put("troupe.service", service.name());
    all.put("troupe.version", deployment.packageVersion());
    slotOf(deployment, service).ifPresent(slot -> all.put("troupe.slot", slot));
    for (QueueDefinition queue : stored.definition().queues()) {
      String key = QUEUE_PREFIX + queue.name();
      all.put(key, QueueNames.own(deployment.id(), queue.name()));
      all.put(key + ".concurrency", String.valueOf(queue.concurrency()));
    }
    return all;
  }

  static Optional<String> slotOf(Deployment deployment, CloudService service) {
    return service.slots().slotOf(deployment).map(Slot::label);
  }

  private static List<InstanceSpec.LocalStore> localStores(RoleDefinition role) {
    return role.localResources().stream()
        .map(
            store ->
                new InstanceSpec.LocalStore(
                    store.name(), store.megabytes(), store.cleanOnRoleRecycle()))
        .toList();
  }
}
