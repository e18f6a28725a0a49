package org.troupe.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.troupe.cloudservice.CloudService;
import org.troupe.database.ServiceDatabases;
import org.troupe.definition.Continuous;
import org.troupe.definition.JobKind;
import org.troupe.definition.QueueDefinition;
import org.troupe.definition.RoleDefinition;
import org.troupe.deployment.Deployment;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceSpec;
import org.troupe.instance.Renewal;
import org.troupe.platform.ControllerConfig;
import org.troupe.portable.ArchiveNeeds;
import org.troupe.queue.QueueNames;
import org.troupe.servicepackage.StoredPackage;
import org.troupe.servicepackage.StoredPackages;
import org.troupe.wire.RunOrder;

/**
 * Derives what a host needs to start an instance from the deployment's package and configuration.
 */
@ApplicationScoped
class InstanceSpecs {

  private static final String QUEUE_PREFIX = "troupe.queue.";

  private ControllerConfig config;
  private StoredPackages packages;
  private ServiceDatabases databases;
  private RoleSettings settings;

  protected InstanceSpecs() {}

  @Inject
  InstanceSpecs(
      ControllerConfig config,
      StoredPackages packages,
      ServiceDatabases databases,
      RoleSettings settings) {
    this.config = config;
    this.packages = packages;
    this.databases = databases;
    this.settings = settings;
  }

  /**
   * What is known of an instance that is started.
   *
   * @param standby whether it takes no work
   */
  record Individual(InstanceKey key, String token, Renewal renewal, boolean standby) {}

  /** Everything the host needs. */
  InstanceSpec of(Individual instance, Placement placement) {
    InstanceKey key = instance.key();
    StoredPackage stored = packages.require(placement.role().packageId());
    RoleDefinition role = stored.definition().role(key.role()).orElseThrow();
    CloudService service = placement.service();
    Deployment deployment = placement.deployment();
    return new InstanceSpec(
        key,
        role.kind(),
        stored.roleFiles(role.name()),
        stored.applications().get(role.name()),
        role.size().heapMegabytes(),
        configuration(key, placement),
        localStores(role),
        instance.token(),
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
        instance.renewal(),
        instance.standby(),
        role.stopping().path().orElse(""),
        messaging(stored, role, deployment.id()),
        work(role));
  }

  private static InstanceSpec.Messaging messaging(
      StoredPackage stored, RoleDefinition role, String deployment) {
    Map<String, InstanceSpec.Queue> destinations = new HashMap<>();
    for (String jndiName : stored.messaging().destinations().keySet()) {
      stored
          .messaging()
          .queue(jndiName)
          .ifPresent(
              queue ->
                  destinations.put(
                      jndiName,
                      new InstanceSpec.Queue(
                          QueueNames.own(deployment, queue.name()), queue.concurrency())));
    }
    Map<String, ArchiveNeeds> needs = new HashMap<>();
    for (InstanceSpec.Application application : stored.applications().get(role.name())) {
      needs.put(
          application.archive(), stored.messaging().needs(role.name(), application.archive()));
    }
    return new InstanceSpec.Messaging(destinations, needs);
  }

  private static InstanceSpec.Work work(RoleDefinition role) {
    Optional<InstanceSpec.Intake> intake =
        role.intake()
            .map(
                open ->
                    new InstanceSpec.Intake(
                        open.queues(),
                        open.jobs(),
                        open.tokenSetting(),
                        open.origins(),
                        open.sameOrigin(),
                        open.maxBytes()));
    List<InstanceSpec.ContinuousJob> continuous =
        role.jobs().stream()
            .filter(job -> job.continuous() == Continuous.ALL)
            .map(
                job ->
                    new InstanceSpec.ContinuousJob(
                        job.name(),
                        job.kind() == JobKind.BATCH ? RunOrder.BATCH : RunOrder.PROGRAM,
                        job.target(),
                        job.parameters()))
            .toList();
    return new InstanceSpec.Work(!role.jobs().isEmpty(), continuous, intake);
  }

  /** Settings, and what an instance may know of itself. */
  Map<String, String> configuration(InstanceKey instance, Placement placement) {
    Deployment deployment = placement.deployment();
    CloudService service = placement.service();
    Map<String, String> all =
        new HashMap<>(settings.values(placement.revision(), instance.role(), placement.ofSlot()));
    all.put("troupe.instance", instance.name());
    all.put("troupe.role", instance.role());
    all.put("troupe.deployment", deployment.id());
    all.put("troupe.service", service.name());
    all.put("troupe.version", placement.role().packageVersion());
    placement.slot().ifPresent(slot -> all.put("troupe.slot", slot.label()));
    StoredPackage stored = packages.require(placement.revision().packageId());
    for (QueueDefinition queue : stored.messaging().queues()) {
      String key = QUEUE_PREFIX + queue.name();
      all.put(key, QueueNames.own(deployment.id(), queue.name()));
      all.put(key + ".concurrency", String.valueOf(queue.concurrency()));
    }
    return all;
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
