package org.troupe.cloudservice;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.troupe.deployment.Deployment;
import org.troupe.deployment.Deployments;
import org.troupe.deployment.Slot;
import org.troupe.instance.RoleInstances;
import org.troupe.operation.LookAgain;
import org.troupe.operation.Operation;
import org.troupe.operation.OperationKind;
import org.troupe.operation.OperationSubject;
import org.troupe.operation.Operations;
import org.troupe.platform.Secrets;

/**
 * The changes that can be asked for. Each decides in one transaction, puts the operation on record
 * and returns; reconcile carries it out. Changes of one service wait for each other.
 */
@Stateless
public class CloudServiceCommands {

  @Inject private CloudServices services;
  @Inject private Deployments deployments;
  @Inject private RoleInstances instances;
  @Inject private Operations operations;
  @Inject private Clock clock;
  @Inject private Event<LookAgain> lookAgain;

  /**
   * Places a deployment in an empty slot; the service is made if this is its first.
   *
   * @param asked what to deploy where
   * @param requestedBy who asks
   * @return the operation that runs
   * @throws org.troupe.refusal.RefusedException if the slot is occupied or another operation of the
   *     service runs; nothing is changed then
   */
  public Operation deploy(NewDeployment asked, String requestedBy) {
    CloudService service = services.lock(asked.service().value()).orElseGet(() -> make(asked));
    operations.requireNone(service.name());
    service.slots().requireFree(service.name(), asked.slot());
    Deployment deployment = asked.toDeployment(clock.instant());
    deployments.add(deployment);
    service.slots().place(deployment, asked.slot());
    Operation operation =
        begin(OperationKind.DEPLOY, service, Optional.of(asked.slot()), deployment, requestedBy);
    asked.warnings().forEach(warning -> operation.note("warning: " + warning, clock.instant()));
    return operation;
  }

  private CloudService make(NewDeployment asked) {
    CloudService service = new CloudService(asked.service(), Secrets.next(), clock.instant());
    services.add(service);
    return service;
  }

  /**
   * Exchanges the deployments of both slots, or promotes staging into an empty production.
   *
   * @return the operation that runs
   * @throws org.troupe.refusal.RefusedException if the service is unknown, its swap's conditions do
   *     not hold, or another operation of it runs; nothing is changed then
   */
  public Operation swap(String name, String requestedBy) {
    CloudService service = services.requireLocked(name);
    operations.requireNone(name);
    Deployment promoted = service.slots().swap(name, this::notReady).production();
    return begin(OperationKind.SWAP, service, Optional.empty(), promoted, requestedBy);
  }

  private List<String> notReady(Deployment deployment) {
    return Readiness.missing(deployment, instances.of(deployment.id()));
  }

  /**
   * Asks for other instance counts.
   *
   * @param counts role name to instance count
   * @return the operation that runs
   * @throws org.troupe.refusal.RefusedException if the service or a role is unknown, the slot is
   *     empty, a count is out of bounds, or another operation runs; nothing is changed then
   */
  public Operation scale(String name, Slot slot, Map<String, Integer> counts, String requestedBy) {
    CloudService service = services.requireLocked(name);
    operations.requireNone(name);
    Deployment deployment = service.slots().require(name, slot);
    deployment.scaleTo(counts);
    return begin(OperationKind.SCALE, service, Optional.of(slot), deployment, requestedBy);
  }

  /**
   * Empties a slot; the deployment's instances leave in order. The service's database and what
   * waits in its queues stay.
   *
   * @return the operation that runs
   * @throws org.troupe.refusal.RefusedException if the service is unknown, the slot is empty, or
   *     another operation but a deployment into this slot runs; nothing is changed then
   */
  public Operation delete(String name, Slot slot, String requestedBy) {
    CloudService service = services.requireLocked(name);
    giveUpDeployInto(service, slot);
    operations.requireNone(name);
    Deployment leaving = service.slots().release(name, slot);
    return begin(OperationKind.DELETE, service, Optional.of(slot), leaving, requestedBy);
  }

  /** Deleting is how a deployment that does not come up is called off. */
  private void giveUpDeployInto(CloudService service, Slot slot) {
    operations
        .runningOf(service.name())
        .filter(running -> running.kind() == OperationKind.DEPLOY)
        .filter(running -> running.slot().equals(Optional.of(slot.label())))
        .ifPresent(running -> running.finish(false, "the deployment was deleted", clock.instant()));
  }

  private Operation begin(
      OperationKind kind,
      CloudService service,
      Optional<Slot> slot,
      Deployment deployment,
      String requestedBy) {
    OperationSubject subject =
        new OperationSubject(service.name(), slot.map(Slot::label), deployment.id());
    Operation operation = operations.begin(kind, subject, requestedBy, clock.instant());
    lookAgain.fire(new LookAgain(kind.label()));
    return operation;
  }
}
