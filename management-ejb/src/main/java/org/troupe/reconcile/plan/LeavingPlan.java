package org.troupe.reconcile.plan;

import static org.troupe.instance.InstanceState.STOPPED;
import static org.troupe.instance.InstanceState.STOPPING;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceRecord;
import org.troupe.instance.LeavingLimits;
import org.troupe.instance.LeavingStep;
import org.troupe.instance.StateCause;
import org.troupe.platform.Limits;

/**
 * How instances go: out of the route table, requests in flight finish, queue consumers finish and
 * acknowledge, the application is told, SIGTERM, SIGKILL, each with its limit; then their places
 * are kept, started anew or forgotten.
 */
final class LeavingPlan {

  /** For an instance of a role that its deployment has no more. */
  private static final Duration DRAIN = Duration.ofSeconds(30);

  private static final Duration STOP = Duration.ofMinutes(5);

  private final Outlook outlook;
  private final Moves moves;
  private final Map<String, LeavingLimits> operationLimits = new HashMap<>();
  private final Map<String, DesiredDeployment> deployments;
  private final Observed observed;
  private final Set<String> underway;
  private final Limits limits;
  private final Instant now;

  /** What is routed to; null until the first instance that leaves makes it worth to collect. */
  private Optional<Set<String>> routed;

  LeavingPlan(
      Outlook outlook,
      Moves moves,
      Desired desired,
      Map<String, DesiredDeployment> deployments,
      Observed observed,
      Limits limits,
      Instant now) {
    this.outlook = outlook;
    this.moves = moves;
    this.deployments = deployments;
    this.observed = observed;
    desired.operations().forEach(o -> operationLimits.putIfAbsent(o.deployment(), o.limits()));
    this.underway = observed.underway();
    this.limits = limits;
    this.now = now;
  }

  /** Every instance of the deployment is stopping. */
  void sendOff(DesiredDeployment deployment, StateCause cause, String why) {
    for (ObservedInstance instance : outlook.of(deployment.id())) {
      boolean there = !outlook.is(instance, STOPPED) || deployment.leaves();
      if (there && !Underway.has(underway, instance.key())) {
        moves.move(instance, STOPPING, cause, why);
      }
    }
  }

  /** The next step of each instance that leaves, and of each failed one that still runs. */
  void goOn(Iterable<ObservedInstance> instances) {
    for (ObservedInstance instance : instances) {
      if (Underway.has(underway, instance.key())) {
        continue;
      }
      switch (outlook.state(instance.key())) {
        case STOPPING -> {
          if (instance.alive()) {
            leave(instance);
          } else {
            afterEnd(instance);
          }
        }
        case RESTARTING -> {
          if (instance.alive()) {
            leave(instance);
          }
        }
        case CREATING, CYCLING, FAILED_STARTING, STOPPED -> {
          if (instance.alive()) {
            endProcess(instance);
          }
        }
        case STARTING, BUSY, READY, UNRESPONSIVE -> {}
      }
    }
  }

  private void afterEnd(ObservedInstance instance) {
    boolean keptPlace =
        Optional.ofNullable(deployments.get(instance.key().deployment()))
            .filter(deployment -> deployment.stopped() && !deployment.leaves())
            .filter(deployment -> deployment.role(instance.key().role()).isPresent())
            .isPresent();
    if (keptPlace && !outlook.retires(instance)) {
      moves.move(instance, STOPPED, StateCause.DEPLOYMENT_STOPPED, "");
    } else {
      moves.add(new Step.RemoveInstance(instance.key()));
    }
  }

  private void leave(ObservedInstance instance) {
    Optional<InstanceRecord.Leaving> leaving = instance.recorded().leaving();
    if (leaving.isEmpty() || instance.state() != outlook.state(instance.key())) {
      // Moved in this very pass: what is observed of routes and requests is older than that.
      return;
    }
    InstanceKey key = instance.key();
    Instant since = leaving.get().since();
    switch (leaving.get().step()) {
      case ROUTING_OUT -> routeOut(instance, since);
      case DRAINING -> drain(instance, since);
      case QUIESCING -> {
        if (isHung(instance) || isOver(since, drainLimit(instance))) {
          moves.add(new Step.AdvanceLeaving(key, LeavingStep.TELLING, ""));
        } else {
          moves.add(new Step.QuiesceInstance(key, drainLimit(instance), ""));
        }
      }
      case TELLING -> {
        if (isHung(instance) || isOver(since, stopLimit(instance))) {
          moves.add(new Step.TerminateInstance(key));
        } else {
          moves.add(new Step.TellStopping(key, stopLimit(instance)));
        }
      }
      case TERMINATING, KILLING -> endProcess(instance);
    }
  }

  private void routeOut(ObservedInstance instance, Instant since) {
    boolean late = isOver(since, drainLimit(instance));
    if (!isRoutedOut(instance.key()) && !late) {
      return;
    }
    if (!instance.wasReady() || isHung(instance)) {
      moves.add(new Step.TerminateInstance(instance.key()));
    } else {
      moves.add(
          new Step.AdvanceLeaving(
              instance.key(),
              LeavingStep.DRAINING,
              late ? "the gateway does not answer" : "gets no more requests"));
    }
  }

  private void drain(ObservedInstance instance, Instant since) {
    boolean idle = instance.inFlight().equals(Optional.of(0));
    boolean late = isOver(since, drainLimit(instance));
    if (isHung(instance)) {
      moves.add(new Step.TerminateInstance(instance.key()));
    } else if (idle || late) {
      String why =
          idle
              ? "has finished its requests"
              : "still had "
                  + instance.inFlight().map(n -> n + " requests").orElse("requests, perhaps,")
                  + " in flight at the limit";
      moves.add(new Step.QuiesceInstance(instance.key(), drainLimit(instance), why));
    }
  }

  private void endProcess(ObservedInstance instance) {
    Optional<InstanceRecord.Leaving> asked =
        instance.recorded().leaving().filter(l -> !l.step().isBefore(LeavingStep.TERMINATING));
    if (asked.isEmpty()) {
      moves.add(new Step.TerminateInstance(instance.key()));
    } else if (isOver(asked.get().since(), killLimit(instance))) {
      moves.add(new Step.KillInstance(instance.key()));
    }
  }

  /** One that does not answer its agent's probe would not answer this either. */
  private boolean isHung(ObservedInstance instance) {
    return instance.agent().kind() == AgentAnswer.Kind.SILENT
        && isOver(instance.agent().since(), limits.busy());
  }

  private boolean isRoutedOut(InstanceKey key) {
    if (routed == null) {
      routed = observed.routes().map(table -> RoutePlan.upstreams(table.httpRoutes()));
    }
    return routed.isPresent() && !routed.get().contains(key.toString());
  }

  private Duration drainLimit(ObservedInstance instance) {
    return operationLimits(instance)
        .flatMap(LeavingLimits::drain)
        .or(() -> role(instance).map(role -> role.current().times().drain()))
        .orElse(DRAIN);
  }

  private Duration stopLimit(ObservedInstance instance) {
    return operationLimits(instance)
        .flatMap(LeavingLimits::stop)
        .or(() -> role(instance).map(role -> role.current().times().stop()))
        .orElse(STOP);
  }

  private Optional<LeavingLimits> operationLimits(ObservedInstance instance) {
    return Optional.ofNullable(operationLimits.get(instance.key().deployment()));
  }

  private Duration killLimit(ObservedInstance instance) {
    Duration stop = stopLimit(instance);
    return isHung(instance) && limits.kill().compareTo(stop) < 0 ? limits.kill() : stop;
  }

  private Optional<DesiredDeployment> deployment(ObservedInstance instance) {
    return Optional.ofNullable(deployments.get(instance.key().deployment()));
  }

  private Optional<DesiredRole> role(ObservedInstance instance) {
    return deployment(instance).flatMap(deployment -> deployment.role(instance.key().role()));
  }

  private boolean isOver(Instant from, Duration limit) {
    return !now.isBefore(from.plus(limit));
  }
}
