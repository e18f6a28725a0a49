package org.troupe.cloudservice;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.troupe.capacity.Admission;
import org.troupe.deployment.Deployment;
import org.troupe.deployment.Deployments;
import org.troupe.deployment.Slot;
import org.troupe.deployment.SwapRefusedException;
import org.troupe.instance.LeavingLimits;
import org.troupe.operation.Operation;
import org.troupe.operation.OperationKind;
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
  @Inject private Operations operations;
  @Inject private Admission admission;
  @Inject private Clock clock;
  @Inject private Beginner beginner;

  /**
   * Places a deployment in an empty slot; the service is made if this is its first.
   *
   * @param asked what to deploy where
   * @param requestedBy who asks
   * @return the operation that runs
   * @throws org.troupe.refusal.RefusedException if the slot is occupied, another operation of the
   *     service runs, or the machine has no room; nothing is changed then
   */
  public Operation deploy(NewDeployment asked, String requestedBy) {
    CloudService service = services.lock(asked.service().value()).orElseGet(() -> make(asked));
    operations.requireNone(service.name());
    service.slots().requireFree(service.name(), asked.slot());
    if (asked.autoSwap() && asked.slot() == Slot.PRODUCTION) {
      throw SwapRefusedException.fromProduction();
    }
    Deployment deployment = asked.toDeployment(clock.instant());
    admission.requireDisk();
    admission.requireMemory(Footprint.of(deployment.current()));
    deployments.add(deployment);
    service.place(deployment, asked.slot());
    Revisions.keepForSlot(
        service, asked.slot(), asked.servicePackage().definition(), asked.configuration().value());
    Operation operation =
        beginner.begin(
            OperationKind.DEPLOY, service, Optional.of(asked.slot()), deployment, requestedBy);
    operation.swapAfterwards(asked.autoSwap());
    asked.warnings().forEach(warning -> operation.note("warning: " + warning, clock.instant()));
    return operation;
  }

  private CloudService make(NewDeployment asked) {
    CloudService service = new CloudService(asked.service(), Secrets.next(), clock.instant());
    services.add(service);
    return service;
  }

  /**
   * Asks for other instance counts.
   *
   * @param counts role name to instance count
   * @param limits for instances that leave
   * @return the operation that runs
   * @throws org.troupe.refusal.RefusedException if the service or a role is unknown, the slot is
   *     empty, a count is out of bounds, or another operation runs; nothing is changed then
   */
  public Operation scale(
      String name,
      Slot slot,
      Map<String, Integer> counts,
      LeavingLimits limits,
      String requestedBy) {
    CloudService service = services.requireLocked(name);
    operations.requireNone(name);
    Deployment deployment = service.slots().require(name, slot);
    long before = Footprint.of(deployment.current());
    deployment.scaleTo(counts);
    admission.requireMemory(Math.max(0, Footprint.of(deployment.current()) - before));
    return beginner
        .begin(OperationKind.SCALE, service, Optional.of(slot), deployment, requestedBy)
        .within(limits);
  }

  /**
   * Stops a deployment: its instances leave in order, their places and their local storage stay.
   *
   * @param limits for instances that leave
   * @return the operation that runs
   * @throws org.troupe.refusal.RefusedException if the service is unknown, the slot is empty, it is
   *     stopped already, or another operation runs; nothing is changed then
   */
  public Operation stop(String name, Slot slot, LeavingLimits limits, String requestedBy) {
    CloudService service = services.requireLocked(name);
    operations.requireNone(name);
    Deployment deployment = service.slots().require(name, slot);
    deployment.stop(slot);
    return beginner
        .begin(OperationKind.STOP, service, Optional.of(slot), deployment, requestedBy)
        .within(limits);
  }

  /**
   * Starts a stopped deployment.
   *
   * @return the operation that runs
   * @throws org.troupe.refusal.RefusedException if the service is unknown, the slot is empty, it is
   *     not stopped, or another operation runs; nothing is changed then
   */
  public Operation start(String name, Slot slot, String requestedBy) {
    CloudService service = services.requireLocked(name);
    operations.requireNone(name);
    Deployment deployment = service.slots().require(name, slot);
    admission.requireDisk();
    admission.requireMemory(Footprint.of(deployment.current()));
    deployment.start();
    return beginner.begin(OperationKind.START, service, Optional.of(slot), deployment, requestedBy);
  }

  /**
   * Empties a slot; the deployment's instances leave in order. The service's database and what
   * waits in its queues stay.
   *
   * @param limits for instances that leave
   * @return the operation that runs
   * @throws org.troupe.refusal.RefusedException if the service is unknown, the slot is empty, or
   *     another operation but a deployment into this slot runs; nothing is changed then
   */
  public Operation delete(String name, Slot slot, LeavingLimits limits, String requestedBy) {
    CloudService service = services.requireLocked(name);
    giveUpDeployInto(service, slot);
    operations.requireNone(name);
    Deployment leaving = service.slots().release(name, slot);
    return beginner
        .begin(OperationKind.DELETE, service, Optional.of(slot), leaving, requestedBy)
        .within(limits);
  }

  /** Deleting is how a deployment that does not come up is called off. */
  private void giveUpDeployInto(CloudService service, Slot slot) {
    operations
        .runningOf(service.name())
        .filter(running -> running.kind() == OperationKind.DEPLOY)
        .filter(running -> running.slot().equals(Optional.of(slot.label())))
        .ifPresent(running -> running.finish(false, "the deployment was deleted", clock.instant()));
  }
}
