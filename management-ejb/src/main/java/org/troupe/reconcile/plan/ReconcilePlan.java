package org.troupe.reconcile.plan;

import static org.troupe.instance.InstanceState.CREATING;

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
  private static final Duration AT_REST = Duration.ofSeconds(2);

  public ReconcilePlan {
    steps = List.copyOf(steps);
  }

  /** The plan for this moment. */
  public static ReconcilePlan of(Desired desired, Observed observed, Limits limits, Instant now) {
    List<Step> steps = new Planning(desired, observed, limits, now).steps();
    boolean moving = !steps.isEmpty() || !observed.underway().isEmpty();
    return new ReconcilePlan(steps, moving ? WHILE_MOVING : AT_REST);
  }

  /** One pass, in the order in which decisions depend on each other. */
  private static final class Planning {
    private final Desired desired;
    private final Observed observed;
    private final Limits limits;
    private final Instant now;
    private final Outlook outlook;
    private final Set<String> underway;
    private final List<Step> steps = new ArrayList<>();

    Planning(Desired desired, Observed observed, Limits limits, Instant now) {
      this.desired = desired;
      this.observed = observed;
      this.limits = limits;
      this.now = now;
      this.outlook = new Outlook(observed.instances());
      this.underway = observed.underway();
    }

    List<Step> steps() {
      judgeInstances();
      boolean routesInForce = publishRoutes();
      boolean queuesInForce = leadQueues();
      stopLeaving();
      startCreated();
      removeDeployments();
      finishOperations(new OperationVerdict(outlook, routesInForce, queuesInForce));
      return steps;
    }

    private void judgeInstances() {
      LeavingPlan leaving = leaving();
      for (DesiredDeployment deployment : desired.deployments()) {
        if (deployment.leaves()) {
          steps.addAll(leaving.sendOff(deployment));
          continue;
        }
        if (!deployment.prepared() && !underway.contains(deployment.id())) {
          steps.add(new Step.PrepareDeployment(deployment.id()));
        }
        for (DesiredRole role : deployment.roles()) {
          steps.addAll(new RolePlan(deployment, role, outlook, underway).steps(limits, now));
        }
      }
    }

    private boolean publishRoutes() {
      if (observed.routes().isEmpty()) {
        return false;
      }
      List<HttpRoute> wanted = RoutePlan.of(desired, outlook);
      var change = RoutePlan.change(desired.domain(), wanted, observed.routes().get());
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
      steps.addAll(leaving().goOn(observed.instances()));
      observed.strays().stream()
          .filter(key -> !underway.contains(key.toString()))
          .forEach(
              key -> {
                steps.add(new Step.KillInstance(key));
                steps.add(new Step.RemoveInstance(key));
              });
    }

    private LeavingPlan leaving() {
      return new LeavingPlan(outlook, observed, limits, now);
    }

    /** Production first; no more at a time than there are places. */
    private void startCreated() {
      Map<String, DesiredDeployment> startable =
          desired.deployments().stream()
              .filter(deployment -> deployment.prepared() && !deployment.leaves())
              .collect(Collectors.toMap(DesiredDeployment::id, Function.identity()));
      long places = limits.parallelStarts() - outlook.comingUp();
      outlook.in(CREATING).stream()
          .filter(instance -> startable.containsKey(instance.key().deployment()))
          .filter(instance -> !instance.alive())
          .filter(instance -> !underway.contains(instance.key().toString()))
          .sorted(
              Comparator.comparing(
                      (ObservedInstance instance) ->
                          startable.get(instance.key().deployment()).slot().orElse(Slot.STAGING))
                  .thenComparingInt(ObservedInstance::failures)
                  .thenComparing(ObservedInstance::key))
          .limit(Math.max(0, places))
          .forEach(instance -> steps.add(new Step.StartInstance(instance.key())));
    }

    private void removeDeployments() {
      desired.deployments().stream()
          .filter(DesiredDeployment::leaves)
          .filter(deployment -> outlook.of(deployment.id()).isEmpty())
          .filter(deployment -> !underway.contains(deployment.id()))
          .filter(deployment -> !isLedTo(deployment.id()))
          .forEach(deployment -> steps.add(new Step.RemoveDeployment(deployment.id())));
    }

    /** Whether messages may still be on their way to the deployment's queues. */
    private boolean isLedTo(String deployment) {
      return observed.queueLeads().isEmpty()
          || observed.queueLeads().get().values().stream()
              .anyMatch(queue -> queue.startsWith(deployment + "."));
    }

    private void finishOperations(OperationVerdict verdict) {
      for (RunningOperation operation : desired.operations()) {
        Optional<DesiredDeployment> deployment =
            desired.deployments().stream()
                .filter(candidate -> candidate.id().equals(operation.deployment()))
                .findFirst();
        Optional<Step.FinishOperation> end = verdict.on(operation, deployment);
        if (end.isEmpty() && !now.isBefore(operation.startedAt().plus(limits.operation()))) {
          end =
              Optional.of(
                  OperationVerdict.failed(
                      operation, "did not end within " + limits.operation(), Optional.empty()));
        }
        end.ifPresent(steps::add);
      }
    }
  }
}
