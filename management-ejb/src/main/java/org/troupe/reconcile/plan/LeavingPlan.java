package org.troupe.reconcile.plan;

import static org.troupe.instance.InstanceState.STOPPING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.troupe.instance.InstanceKey;
import org.troupe.platform.Limits;
import org.troupe.wire.RouteTable;

/**
 * How instances go: out of the route table, requests in flight finish, SIGTERM, SIGKILL, each with
 * its limit; then they are forgotten.
 */
final class LeavingPlan {

  private static final String DELETED = "its deployment was deleted";

  private final Outlook outlook;
  private final Optional<RouteTable> routes;
  private final Set<String> underway;
  private final Limits limits;
  private final Instant now;

  LeavingPlan(Outlook outlook, Observed observed, Limits limits, Instant now) {
    this.outlook = outlook;
    this.routes = observed.routes();
    this.underway = observed.underway();
    this.limits = limits;
    this.now = now;
  }

  /** Every instance of a deployment that leaves is stopping. */
  List<Step> sendOff(DesiredDeployment deployment) {
    List<Step> steps = new ArrayList<>();
    for (ObservedInstance instance : outlook.of(deployment.id())) {
      InstanceKey key = instance.key();
      if (outlook.state(key) != STOPPING && !underway.contains(key.toString())) {
        outlook.set(key, STOPPING, DELETED);
        steps.add(new Step.MoveInstance(key, STOPPING, DELETED));
      }
    }
    return steps;
  }

  /** The next step of each instance that is stopping, and of each failed one that still runs. */
  List<Step> goOn(Iterable<ObservedInstance> instances) {
    List<Step> steps = new ArrayList<>();
    for (ObservedInstance instance : instances) {
      if (underway.contains(instance.key().toString())) {
        continue;
      }
      switch (outlook.state(instance.key())) {
        case STOPPING -> {
          if (!instance.alive()) {
            steps.add(new Step.RemoveInstance(instance.key()));
          } else if (isDrained(instance)) {
            endProcess(instance).ifPresent(steps::add);
          }
        }
        case CREATING, CYCLING, FAILED_STARTING -> {
          if (instance.alive()) {
            endProcess(instance).ifPresent(steps::add);
          }
        }
        case STARTING, BUSY, READY -> {}
      }
    }
    return steps;
  }

  private boolean isDrained(ObservedInstance instance) {
    if (instance.state() != STOPPING) {
      return false;
    }
    boolean idle = isRoutedOut(instance.key()) && instance.inFlight().equals(Optional.of(0));
    return idle || isOver(instance.since(), limits.drain());
  }

  private boolean isRoutedOut(InstanceKey key) {
    return routes.isPresent()
        && routes.get().httpRoutes().stream()
            .flatMap(route -> route.upstreams().stream())
            .noneMatch(upstream -> upstream.instance().equals(key.toString()));
  }

  private Optional<Step> endProcess(ObservedInstance instance) {
    if (instance.terminatedAt().isEmpty()) {
      return Optional.of(new Step.TerminateInstance(instance.key()));
    }
    return isOver(instance.terminatedAt().get(), limits.stop())
        ? Optional.of(new Step.KillInstance(instance.key()))
        : Optional.empty();
  }

  private boolean isOver(Instant from, Duration limit) {
    return !now.isBefore(from.plus(limit));
  }
}
