package org.troupe.reconcile.plan;

import static org.troupe.instance.InstanceState.CYCLING;
import static org.troupe.instance.InstanceState.FAILED_STARTING;
import static org.troupe.instance.InstanceState.READY;

import java.util.List;
import java.util.Optional;
import org.troupe.instance.InstanceState;

/** Whether an operation has come to its end, judged by the deployment it is about. */
final class OperationVerdict {

  private final Outlook outlook;
  private final boolean routesInForce;
  private final boolean queuesInForce;

  /**
   * A judge for this pass.
   *
   * @param routesInForce whether the gateway routes what it should
   * @param queuesInForce whether outside addresses lead where they should
   */
  OperationVerdict(Outlook outlook, boolean routesInForce, boolean queuesInForce) {
    this.outlook = outlook;
    this.routesInForce = routesInForce;
    this.queuesInForce = queuesInForce;
  }

  /** The end of the operation; empty while it runs. */
  Optional<Step.FinishOperation> on(
      RunningOperation operation, Optional<DesiredDeployment> deployment) {
    return switch (operation.kind()) {
      case DEPLOY, SCALE -> onInstances(operation, deployment);
      case SWAP ->
          routesInForce && queuesInForce
              ? Optional.of(
                  succeeded(operation, "production now holds deployment " + operation.deployment()))
              : Optional.empty();
      case DELETE ->
          deployment.isEmpty()
              ? Optional.of(succeeded(operation, "all instances have ended"))
              : Optional.empty();
    };
  }

  private Optional<Step.FinishOperation> onInstances(
      RunningOperation operation, Optional<DesiredDeployment> deployment) {
    if (deployment.isEmpty() || deployment.get().leaves()) {
      return Optional.of(failed(operation, "the deployment was deleted", Optional.empty()));
    }
    List<ObservedInstance> instances = outlook.of(deployment.get().id());
    Optional<ObservedInstance> broken =
        instances.stream().filter(i -> in(i, FAILED_STARTING) || in(i, CYCLING)).findFirst();
    if (broken.isPresent()) {
      return Optional.of(onBroken(operation, broken.get()));
    }
    int wanted = deployment.get().roles().stream().mapToInt(DesiredRole::count).sum();
    boolean complete = instances.size() == wanted && instances.stream().allMatch(i -> in(i, READY));
    return complete && routesInForce && queuesInForce
        ? Optional.of(succeeded(operation, wanted + " instances are ready"))
        : Optional.empty();
  }

  private Step.FinishOperation onBroken(RunningOperation operation, ObservedInstance broken) {
    String state = outlook.state(broken.key()).label();
    return failed(
        operation,
        broken.key().name() + " is " + state + ": " + outlook.reason(broken.key()),
        Optional.of(broken));
  }

  private boolean in(ObservedInstance instance, InstanceState state) {
    return outlook.state(instance.key()) == state;
  }

  private static Step.FinishOperation succeeded(RunningOperation operation, String message) {
    return new Step.FinishOperation(operation.id(), true, message, Optional.empty());
  }

  static Step.FinishOperation failed(
      RunningOperation operation, String message, Optional<ObservedInstance> culprit) {
    return new Step.FinishOperation(
        operation.id(), false, message, culprit.map(ObservedInstance::key));
  }
}
