package org.troupe.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import org.troupe.cloudservice.CloudService;
import org.troupe.database.ServiceDatabases;
import org.troupe.deployment.Deployment;
import org.troupe.deployment.Slot;
import org.troupe.queue.BrokerAdministration;
import org.troupe.queue.DeploymentAtBroker;

/** Makes what a deployment needs before its instances start, and removes what is its own. */
@ApplicationScoped
class DeploymentPreparation {

  private ReconcileRecords records;
  private ServiceDatabases databases;
  private BrokerAdministration broker;

  protected DeploymentPreparation() {}

  @Inject
  DeploymentPreparation(
      ReconcileRecords records, ServiceDatabases databases, BrokerAdministration broker) {
    this.records = records;
    this.databases = databases;
    this.broker = broker;
  }

  private record Needs(
      String service, String databasePassword, DeploymentAtBroker atBroker, Slot leftSlot) {}

  /** Makes the service's database and the deployment's queues; repeating it is harmless. */
  void prepare(String deployment) throws SQLException {
    Needs needs = needs(deployment);
    databases.prepare(needs.service(), needs.databasePassword());
    broker.prepare(needs.atBroker());
  }

  /** Removes the deployment's queues and login; the service's database stays. */
  void undo(String deployment) {
    Needs needs = needs(deployment);
    broker.forget(needs.atBroker(), needs.leftSlot().outsideName(needs.service()));
  }

  private Needs needs(String id) {
    return records.withDeployment(id, DeploymentPreparation::needs).orElseThrow();
  }

  private static Needs needs(Deployment deployment, CloudService service) {
    return new Needs(
        service.name(),
        service.databasePassword(),
        new DeploymentAtBroker(
            deployment.id(),
            service.name(),
            Arrays.stream(Slot.values()).map(slot -> slot.outsideName(service.name())).toList(),
            deployment.brokerPassword(),
            deployment.queues().stream()
                .map(q -> new DeploymentAtBroker.DeclaredQueue(q.name(), q.maxDeliveries()))
                .toList()),
        deployment.leftSlot().orElse(Slot.STAGING));
  }
}
