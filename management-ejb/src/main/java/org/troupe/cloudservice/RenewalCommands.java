package org.troupe.cloudservice;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.troupe.deployment.Deployment;
import org.troupe.deployment.DeploymentStoppedException;
import org.troupe.deployment.Slot;
import org.troupe.instance.InstanceState;
import org.troupe.instance.LeavingLimits;
import org.troupe.instance.Renewal;
import org.troupe.instance.RoleInstance;
import org.troupe.instance.RoleInstances;
import org.troupe.operation.Operation;
import org.troupe.operation.OperationKind;
import org.troupe.operation.Operations;

/** Starts instances anew: upgrade domain by upgrade domain, each leaving in order. */
@Stateless
public class RenewalCommands {

  @Inject private CloudServices services;
  @Inject private RoleInstances instances;
  @Inject private Operations operations;
  @Inject private Beginner beginner;

  /**
   * Asks for a new start of instances.
   *
   * @param renewal what becomes of their directories
   * @param names of the instances, such as {@code web_IN_0}; empty for all
   * @param limits for the instances that leave
   * @return the operation that runs
   * @throws org.troupe.refusal.RefusedException if the service or an instance is unknown, the slot
   *     is empty, the deployment is stopped, or another operation runs; nothing is changed then
   */
  public Operation renew(
      String name,
      Slot slot,
      Renewal renewal,
      List<String> names,
      LeavingLimits limits,
      String requestedBy) {
    CloudService service = services.requireLocked(name);
    operations.requireNone(name);
    Deployment deployment = service.slots().require(name, slot);
    if (deployment.stopped()) {
      throw DeploymentStoppedException.stopped(name, slot);
    }
    List<RoleInstance> there =
        instances.of(deployment.id()).stream()
            .filter(instance -> instance.state() != InstanceState.STOPPING)
            .toList();
    names.forEach(asked -> requireKnown(asked, there));
    there.stream()
        .filter(instance -> names.isEmpty() || names.contains(instance.key().name()))
        .forEach(instance -> instance.askFor(renewal));
    return beginner
        .begin(kind(renewal), service, Optional.of(slot), deployment, requestedBy)
        .within(limits);
  }

  private static void requireKnown(String asked, List<RoleInstance> there) {
    if (there.stream().noneMatch(instance -> instance.key().name().equals(asked))) {
      throw new UnknownInstanceException(
          asked, there.stream().map(instance -> instance.key().name()).toList());
    }
  }

  private static OperationKind kind(Renewal renewal) {
    return switch (renewal) {
      case RESTART -> OperationKind.RESTART;
      case RECYCLE -> OperationKind.REIMAGE;
      case REBUILD -> OperationKind.REBUILD;
    };
  }
}
