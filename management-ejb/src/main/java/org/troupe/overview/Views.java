package org.troupe.overview;

import java.util.List;
import java.util.Optional;
import org.troupe.deployment.Deployment;
import org.troupe.deployment.DeploymentRole;
import org.troupe.deployment.Revision;
import org.troupe.deployment.UpgradeWalk;
import org.troupe.instance.RoleInstance;
import org.troupe.operation.Operation;
import org.troupe.operation.OperationPhase;
import org.troupe.wire.DeploymentView;
import org.troupe.wire.InstanceView;
import org.troupe.wire.OperationStepView;
import org.troupe.wire.OperationView;
import org.troupe.wire.RoleView;
import org.troupe.wire.UpgradeView;

/** Turns entities into what goes out. */
final class Views {

  private Views() {}

  static DeploymentView of(Deployment deployment, List<RoleInstance> instances) {
    return new DeploymentView(
        deployment.id(),
        deployment.packageVersion(),
        deployment.packageId(),
        deployment.placedAt(),
        deployment.roles().stream().map(role -> of(role, instances)).toList(),
        deployment.stopped(),
        upgrade(deployment).orElse(null));
  }

  private static Optional<UpgradeView> upgrade(Deployment deployment) {
    return deployment
        .walk()
        .flatMap(walk -> deployment.next().map(next -> of(walk, next, deployment)));
  }

  private static UpgradeView of(UpgradeWalk walk, Revision next, Deployment deployment) {
    return new UpgradeView(
        next.packageVersion(),
        walk.manual() ? "manual" : "auto",
        walk.domain(),
        deployment.upgradeDomains(),
        walk.turnedBack().isPresent());
  }

  private static RoleView of(DeploymentRole role, List<RoleInstance> instances) {
    return new RoleView(
        role.name(),
        switch (role.kind()) {
          case WEB -> "web";
          case WORKER -> "worker";
        },
        role.count(),
        instances.stream()
            .filter(instance -> instance.key().role().equals(role.name()))
            .map(Views::of)
            .toList());
  }

  private static InstanceView of(RoleInstance instance) {
    return new InstanceView(
        instance.key().name(),
        instance.state().label(),
        instance.since(),
        instance.detail(),
        instance.starts(),
        instance.port(),
        instance.pid(),
        instance.cause().label(),
        instance.standby(),
        instance.upgradeDomain(),
        instance.version());
  }

  static OperationView of(Operation operation) {
    return new OperationView(
        operation.id(),
        operation.kind().label(),
        operation.service(),
        operation.slot().orElse(null),
        operation.outcome().label(),
        operation.phase().map(OperationPhase::label).orElse(null),
        operation.message(),
        operation.requestedBy(),
        operation.startedAt(),
        operation.finishedAt().orElse(null),
        operation.steps().stream()
            .map(step -> new OperationStepView(step.at(), step.text()))
            .toList());
  }
}
