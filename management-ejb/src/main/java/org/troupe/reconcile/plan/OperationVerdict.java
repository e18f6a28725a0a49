package org.troupe.reconcile.plan;

import static org.troupe.instance.InstanceState.CYCLING;
import static org.troupe.instance.InstanceState.FAILED_STARTING;
import static org.troupe.instance.InstanceState.STOPPED;

import java.util.List;
import java.util.Optional;

/** Whether an operation has come to its end, judged by the deployment it is about. */
final class OperationVerdict {

  private final Outlook outlook;
  private final boolean inForce;

  /**
   * A judge for this pass.
   *
   * @param inForce whether the gateway routes what it should, and outside addresses lead where they
   *     should
   */
  OperationVerdict(Outlook outlook, boolean inForce) {
    this.outlook = outlook;
    this.inForce = inForce;
  }

  /** The end of an operation that is no swap; empty while it runs. */
  Optional<Step.FinishOperation> on(
      RunningOperation operation, Optional<DesiredDeployment> deployment) {
    return switch (operation.kind()) {
      case DELETE ->
          deployment.isEmpty()
              ? Optional.of(succeeded(operation, "all instances have ended"))
              : Optional.empty();
      case DEPLOY, SCALE, UPGRADE, RESTART, REIMAGE, REBUILD, START, STOP, SWAP -> {
        if (deployment.isEmpty() || deployment.get().leaves()) {
          yield Optional.of(failed(operation, "the deployment was deleted", Optional.empty()));
        }
        yield switch (operation.kind()) {
          case STOP -> onStop(operation, deployment.get());
          case DEPLOY, SCALE, UPGRADE, RESTART, REIMAGE, REBUILD, START ->
              onInstances(operation, deployment.get());
          case SWAP, DELETE -> Optional.empty();
        };
      }
    };
  }

  private Optional<Step.FinishOperation> onStop(
      RunningOperation operation, DesiredDeployment deployment) {
    return inForce && outlook.of(deployment.id()).stream().allMatch(i -> outlook.is(i, STOPPED))
        ? Optional.of(succeeded(operation, "all instances have stopped"))
        : Optional.empty();
  }

  private Optional<Step.FinishOperation> onInstances(
      RunningOperation operation, DesiredDeployment deployment) {
    if (deployment.walk().isPresent()) {
      return Optional.empty();
    }
    Optional<ObservedInstance> broken = broken(deployment, outlook);
    if (broken.isPresent()) {
      return Optional.of(onBroken(operation, broken.get(), outlook));
    }
    return inForce && Settled.all(deployment, outlook)
        ? Optional.of(succeeded(operation, Settled.wanted(deployment) + " instances are ready"))
        : Optional.empty();
  }

  /**
   * An instance that does not come up; one that is about to be started with something else is none.
   */
  static Optional<ObservedInstance> broken(DesiredDeployment deployment, Outlook outlook) {
    List<ObservedInstance> instances = outlook.of(deployment.id());
    return instances.stream()
        .filter(i -> outlook.is(i, FAILED_STARTING) || outlook.is(i, CYCLING))
        .filter(i -> !deployment.isOutdated(i))
        .findFirst();
  }

  static Step.FinishOperation onBroken(
      RunningOperation operation, ObservedInstance broken, Outlook outlook) {
    String state = outlook.state(broken.key()).label();
    return failed(
        operation,
        broken.key().name() + " is " + state + ": " + outlook.reason(broken.key()),
        Optional.of(broken));
  }

  static Step.FinishOperation succeeded(RunningOperation operation, String message) {
    return new Step.FinishOperation(operation.id(), true, message, Optional.empty());
  }

  static Step.FinishOperation failed(
      RunningOperation operation, String message, Optional<ObservedInstance> culprit) {
    return new Step.FinishOperation(
        operation.id(), false, message, culprit.map(ObservedInstance::key));
  }
}
