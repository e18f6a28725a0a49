package org.troupe.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.troupe.cloudservice.CloudService;
import org.troupe.database.ServiceDatabases;
import org.troupe.definition.RoleDefinition;
import org.troupe.deployment.Deployment;
import org.troupe.deployment.Slot;
import org.troupe.queue.BrokerAdministration;
import org.troupe.queue.DeploymentAtBroker;
import org.troupe.queue.Producers;
import org.troupe.servicepackage.StoredPackages;

/** Makes what a deployment needs before its instances start, and removes what is its own. */
@ApplicationScoped
class DeploymentPreparation {

  private ReconcileRecords records;
  private ServiceDatabases databases;
  private BrokerAdministration broker;
  private StoredPackages packages;

  protected DeploymentPreparation() {}

  @Inject
  DeploymentPreparation(
      ReconcileRecords records,
      ServiceDatabases databases,
      BrokerAdministration broker,
      StoredPackages packages) {
    this.records = records;
    this.databases = databases;
    this.broker = broker;
    this.packages = packages;
  }

  private record Needs(String service, String databasePassword, DeploymentAtBroker atBroker) {}

  /** Makes the service's database and the deployment's queues; repeating it is harmless. */
  void prepare(String deployment) throws SQLException {
    Needs needs = needs(deployment, this::rolesWithJobs);
    databases.prepare(needs.service(), needs.databasePassword());
    broker.prepare(needs.atBroker());
  }

  /** Removes the deployment's queues and login; the service's database stays. */
  void undo(String deployment) {
    DeploymentAtBroker atBroker = needs(deployment, leaving -> List.of()).atBroker();
    broker.forget(atBroker, atBroker.slot());
  }

  private Needs needs(String id, Function<Deployment, List<String>> rolesWithJobs) {
    return records
        .withDeployment(
            id,
            (deployment, service) -> needs(deployment, service, rolesWithJobs.apply(deployment)))
        .orElseThrow();
  }

  private static Needs needs(
      Deployment deployment, CloudService service, List<String> rolesWithJobs) {
    Slot slot = service.slots().slotOf(deployment).or(deployment::leftSlot).orElse(Slot.STAGING);
    return new Needs(
        service.name(),
        service.databasePassword(),
        new DeploymentAtBroker(
            deployment.id(),
            service.name(),
            slot.outsideName(service.name()),
            Arrays.stream(Slot.values()).map(each -> Producers.login(service, each)).toList(),
            deployment.brokerPassword(),
            deployment.queues().stream()
                .map(q -> new DeploymentAtBroker.DeclaredQueue(q.name(), q.maxDeliveries()))
                .toList(),
            rolesWithJobs));
  }

  /** Of what its instances run, and of what they are being upgraded to. */
  private List<String> rolesWithJobs(Deployment deployment) {
    return Stream.concat(Stream.of(deployment.current()), deployment.next().stream())
        .map(revision -> packages.require(revision.packageId()))
        .flatMap(stored -> stored.definition().roles().stream())
        .filter(role -> !role.jobs().isEmpty())
        .map(RoleDefinition::name)
        .distinct()
        .toList();
  }
}
