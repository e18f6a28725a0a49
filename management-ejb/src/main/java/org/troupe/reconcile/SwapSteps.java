package org.troupe.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.troupe.cloudservice.SwapCommands;
import org.troupe.definition.RoleDefinition;
import org.troupe.deployment.Deployment;
import org.troupe.instance.InstanceState;
import org.troupe.instance.RoleInstances;
import org.troupe.operation.Operation;
import org.troupe.operation.OperationKind;
import org.troupe.reconcile.plan.Step;
import org.troupe.refusal.RefusedException;
import org.troupe.servicepackage.StoredPackages;

/** The parts of a swap that reconcile carries out. */
@ApplicationScoped
class SwapSteps {

  private ReconcileRecords records;
  private RoleInstances instances;
  private StoredPackages packages;
  private SwapCommands commands;
  private WarmUp warmUp;

  protected SwapSteps() {}

  @Inject
  SwapSteps(
      ReconcileRecords records,
      RoleInstances instances,
      StoredPackages packages,
      SwapCommands commands,
      WarmUp warmUp) {
    this.records = records;
    this.instances = instances;
    this.packages = packages;
    this.commands = commands;
    this.warmUp = warmUp;
  }

  void warmUp(Step.WarmUp step) throws InterruptedException {
    List<WarmUp.Target> targets =
        records
            .withDeployment(step.deployment(), (deployment, service) -> targets(deployment))
            .orElse(List.of());
    WarmUp.Outcome outcome = warmUp.warm(targets);
    if (outcome.warm()) {
      records.warmedUp(step.operation(), outcome.words());
    } else {
      records.finish(step.operation(), false, outcome.words() + "; nothing was swapped");
    }
  }

  private List<WarmUp.Target> targets(Deployment deployment) {
    List<RoleDefinition> roles = packages.require(deployment.packageId()).definition().roles();
    return instances.of(deployment.id()).stream()
        .filter(row -> row.state() == InstanceState.READY && !row.standby())
        .flatMap(
            row ->
                roles.stream()
                    .filter(role -> role.name().equals(row.key().role()))
                    .filter(role -> !role.warmUpPaths().isEmpty())
                    .map(
                        role ->
                            new WarmUp.Target(row.key().name(), row.port(), role.warmUpPaths())))
        .toList();
  }

  void switchSlots(long operation) {
    commands.switchSlots(operation);
  }

  /** A deployment to staging may be asked to go on to production by itself. */
  void afterEnd(Operation ended, boolean succeeded) {
    if (ended.kind() == OperationKind.DEPLOY && ended.autoSwap() && succeeded) {
      try {
        Operation swap =
            commands.swap(ended.service(), false, ended.requestedBy() + " (automatic swap)");
        records.noteAfterwards(ended.id(), "swapped automatically: operation " + swap.id());
      } catch (RefusedException refusal) {
        records.noteAfterwards(
            ended.id(), "cannot be swapped automatically: " + refusal.getMessage());
      }
    }
  }
}
