package org.troupe.reconcile.plan;

import static org.troupe.instance.InstanceState.CREATING;
import static org.troupe.instance.InstanceState.STOPPED;
import static org.troupe.instance.InstanceState.STOPPING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.troupe.deployment.Slot;
import org.troupe.instance.StateCause;
import org.troupe.operation.OperationKind;
import org.troupe.operation.OperationPhase;
import org.troupe.platform.Limits;
import org.troupe.queue.QueueLead;
import org.troupe.wire.HttpRoute;

/**
 * What to do next to come from what is to what should be.
 *
 * <p>A pure function of its arguments: asked again of a world in which its steps were carried out,
 * it goes on from there; asked of a world as it should be, it has nothing to do. It never waits:
 * what has to be waited for is looked at again.
 *
 * @param steps in the order in which they are to be begun
 * @param lookAgainIn when to ask again at the latest
 */
public record ReconcilePlan(List<Step> steps, Duration lookAgainIn) {

  private static final Duration WHILE_MOVING = Duration.ofMillis(100);
  private static final Duration WHILE_WAITING = Duration.ofMillis(250);
  private static final Duration AT_REST = Duration.ofSeconds(2);

  public ReconcilePlan {
    steps = List.copyOf(steps);
  }

  /** The plan for this moment. */
  public static ReconcilePlan of(Desired desired, Observed observed, Limits limits, Instant now) {
    List<Step> steps = new Planning(desired, observed, limits, now).steps();
    boolean moving = !steps.isEmpty() || !observed.underway().isEmpty();
    boolean waiting =
        observed.instances().stream().anyMatch(i -> i.alive() && i.state().leaves())
            || desired.operations().stream().anyMatch(o -> o.isIn(OperationPhase.DRAIN));
    return new ReconcilePlan(steps, moving ? WHILE_MOVING : waiting ? WHILE_WAITING : AT_REST);
  }

  /** One pass, in the order in which decisions depend on each other. */
  private static final class Planning {
    private final Desired desired;
    private final Observed observed;
    private final Limits limits;
    private final Instant now;
    private final Outlook outlook;
    private final Set<String> underway;
    private final Map<String, DesiredDeployment> deployments;
    private final List<Step> steps = new ArrayList<>();
    private final Moves moves;
    private final LeavingPlan leaving;

    Planning(Desired desired, Observed observed, Limits limits, Instant now) {
      this.desired = desired;
      this.observed = observed;
      this.limits = limits;
      this.now = now;
      this.outlook = new Outlook(observed.instances());
      this.underway = observed.underway();
      this.deployments =
          desired.deployments().stream()
              .collect(Collectors.toMap(DesiredDeployment::id, Function.identity()));
      this.moves = new Moves(outlook, steps);
      this.leaving = new LeavingPlan(outlook, moves, desired, deployments, observed, limits, now);
    }

    List<Step> steps() {
      desired.deployments().forEach(this::planDeployment);
      boolean routesInForce = publishRoutes();
      boolean inForce = leadQueues() && routesInForce;
      stopLeaving();
      startAwaiting();
      removeDeployments();
      endOperations(inForce);
      return steps;
    }

    private void planDeployment(DesiredDeployment deployment) {
      if (deployment.leaves()) {
        leaving.sendOff(deployment, StateCause.DELETED, "its deployment was deleted");
        return;
      }
      if (!deployment.prepared() && !underway.contains(deployment.id())) {
        steps.add(new Step.PrepareDeployment(deployment.id()));
      }
      if (deployment.stopped()) {
        leaving.sendOff(deployment, StateCause.DEPLOYMENT_STOPPED, "its deployment was stopped");
        return;
      }
      outlook.of(deployment.id()).forEach(instance -> revive(deployment, instance));
      for (DesiredRole role : deployment.roles()) {
        new RolePlan(deployment, role, outlook, underway, moves).plan(limits, now);
      }
      new RollingPlan(deployment, outlook, underway, moves).plan();
      if (deployment.walk().isPresent()) {
        new UpgradePlan(deployment, desired.operationAbout(deployment.id()), outlook, moves)
            .plan(limits, now);
      }
    }

    /** The deployment was started again, or has such a role no more. */
    private void revive(DesiredDeployment deployment, ObservedInstance instance) {
      if (deployment.role(instance.key().role()).isEmpty()) {
        moves.move(instance, STOPPING, StateCause.ROLE_REMOVED, "the deployment has no such role");
      } else if (outlook.is(instance, STOPPED)) {
        moves.move(instance, CREATING, StateCause.DEPLOYMENT_STARTED, "its deployment was started");
      }
    }

    private boolean publishRoutes() {
      if (observed.routes().isEmpty()) {
        return false;
      }
      List<HttpRoute> wanted = RoutePlan.of(desired, outlook);
      List<String> silent = RoutePlan.silent(observed.instances(), wanted, limits.busy(), now);
      var change = RoutePlan.change(desired.domain(), wanted, silent, observed.routes().get());
      change.ifPresent(table -> steps.add(new Step.PublishRoutes(table)));
      return change.isEmpty();
    }

    private boolean leadQueues() {
      Map<String, String> wanted = QueuePlan.leads(desired);
      if (observed.queueLeads().isEmpty()) {
        return wanted.isEmpty();
      }
      List<QueueLead> changes = QueuePlan.changes(wanted, observed.queueLeads().get());
      if (!changes.isEmpty() && !underway.contains(Underway.QUEUES)) {
        steps.add(new Step.LeadQueues(changes));
      }
      return changes.isEmpty();
    }

    private void stopLeaving() {
      leaving.goOn(observed.instances());
      observed.strays().stream()
          .filter(key -> !Underway.has(underway, key))
          .forEach(
              key -> {
                steps.add(new Step.KillInstance(key));
                steps.add(new Step.RemoveInstance(key));
              });
    }

    /** Production first, then what failed least; no more at a time than there are places. */
    private void startAwaiting() {
      long places = limits.parallelStarts() - outlook.comingUp();
      outlook.awaitingStart().stream()
          .filter(this::isStartable)
          .sorted(
              Comparator.comparing(
                      (ObservedInstance i) -> deploymentOf(i).slot().orElse(Slot.STAGING))
                  .thenComparingInt(i -> i.recorded().failures())
                  .thenComparing(ObservedInstance::key))
          .limit(Math.max(0, places))
          .forEach(this::start);
    }

    private boolean isStartable(ObservedInstance instance) {
      DesiredDeployment deployment = deploymentOf(instance);
      return deployment != null
          && deployment.prepared()
          && !deployment.leaves()
          && !deployment.stopped()
          && deployment.role(instance.key().role()).isPresent()
          && !instance.alive()
          && !Underway.has(underway, instance.key());
    }

    private DesiredDeployment deploymentOf(ObservedInstance instance) {
      return deployments.get(instance.key().deployment());
    }

    private void start(ObservedInstance instance) {
      DesiredDeployment deployment = deploymentOf(instance);
      DesiredRole role = deployment.role(instance.key().role()).orElseThrow();
      Launch launch = deployment.launch(role, instance.upgradeDomain());
      steps.add(new Step.StartInstance(instance.key(), launch));
    }

    /** Messages may still be on their way to the queues of one that is led to. */
    private void removeDeployments() {
      List<DesiredDeployment> empty =
          desired.deployments().stream()
              .filter(DesiredDeployment::leaves)
              .filter(deployment -> outlook.of(deployment.id()).isEmpty())
              .filter(deployment -> !underway.contains(deployment.id()))
              .toList();
      if (empty.isEmpty() || observed.queueLeads().isEmpty()) {
        return;
      }
      Set<String> ledTo = QueuePlan.deployments(observed.queueLeads().get());
      empty.stream()
          .filter(deployment -> !ledTo.contains(deployment.id()))
          .forEach(deployment -> steps.add(new Step.RemoveDeployment(deployment.id())));
    }

    private void endOperations(boolean inForce) {
      OperationVerdict verdict = new OperationVerdict(outlook, inForce);
      SwapPlan swaps = new SwapPlan(outlook, moves, underway, inForce);
      for (RunningOperation operation : desired.operations()) {
        Optional<DesiredDeployment> deployment =
            Optional.ofNullable(deployments.get(operation.deployment()));
        boolean isSwap = operation.kind() == OperationKind.SWAP;
        Optional<Step.FinishOperation> end =
            isSwap && deployment.filter(d -> !d.leaves()).isPresent()
                ? swaps.on(operation, deployment.get(), limits, now)
                : verdict.on(operation, deployment);
        end.or(() -> overdue(operation, deployment)).ifPresent(steps::add);
      }
    }

    /** An upgrade and a swap that is held have limits of their own. */
    private Optional<Step.FinishOperation> overdue(
        RunningOperation operation, Optional<DesiredDeployment> deployment) {
      boolean walks = deployment.flatMap(DesiredDeployment::walk).isPresent();
      boolean held = operation.isIn(OperationPhase.HELD);
      return walks || held || now.isBefore(operation.phaseSince().plus(limits.operation()))
          ? Optional.empty()
          : Optional.of(
              OperationVerdict.failed(
                  operation,
                  "did not end within " + limits.operation().toMinutes() + " min",
                  Optional.empty()));
    }
  }
}
