package org.troupe.reconcile.plan;

import java.util.List;
import java.util.Optional;

/**
 * What should run.
 *
 * @param domain services are reached below it
 * @param deployments all there are, those that leave included
 * @param operations those under way
 */
public record Desired(
    String domain, List<DesiredDeployment> deployments, List<RunningOperation> operations) {

  public Desired {
    deployments = List.copyOf(deployments);
    operations = List.copyOf(operations);
  }

  /** The operation under way that is about the deployment. */
  Optional<RunningOperation> operationAbout(String deployment) {
    return operations.stream().filter(o -> o.deployment().equals(deployment)).findFirst();
  }
}
