package org.troupe.reconcile.plan;

import static org.troupe.instance.InstanceState.BUSY;
import static org.troupe.instance.InstanceState.CYCLING;
import static org.troupe.instance.InstanceState.FAILED_STARTING;
import static org.troupe.instance.InstanceState.READY;
import static org.troupe.instance.InstanceState.RESTARTING;
import static org.troupe.instance.InstanceState.STARTING;
import static org.troupe.instance.InstanceState.UNRESPONSIVE;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.troupe.instance.Renewal;
import org.troupe.instance.StateCause;

/**
 * Starts instances of a deployment again that are asked to be, or that run something else than they
 * should: upgrade domain by upgrade domain, the next one once all of the last are ready. The last
 * instance of a role that serves stays until another does, where its directory allows that.
 */
final class RollingPlan {

  private final DesiredDeployment deployment;
  private final Outlook outlook;
  private final Set<String> underway;
  private final Moves moves;
  private final List<ObservedInstance> instances;

  RollingPlan(DesiredDeployment deployment, Outlook outlook, Set<String> underway, Moves moves) {
    this.deployment = deployment;
    this.outlook = outlook;
    this.underway = underway;
    this.moves = moves;
    this.instances = outlook.of(deployment.id());
  }

  void plan() {
    List<ObservedInstance> wanting = instances.stream().filter(this::wants).toList();
    wanting.stream().filter(i -> !isServing(i) && !isUnderway(i)).forEach(this::restart);
    List<ObservedInstance> serving = wanting.stream().filter(this::isServing).toList();
    OptionalInt domain = serving.stream().mapToInt(ObservedInstance::upgradeDomain).min();
    if (domain.isEmpty() || waitsForAnother(domain.getAsInt())) {
      return;
    }
    serving.stream()
        .filter(i -> i.upgradeDomain() == domain.getAsInt() && !isUnderway(i))
        .collect(Collectors.groupingBy(i -> i.key().role()))
        .forEach((role, turn) -> deployment.role(role).ifPresent(r -> take(r, turn)));
  }

  /** Whether it is to be started again. One that is on its way to a start will be as it should. */
  private boolean wants(ObservedInstance instance) {
    boolean mayBe =
        switch (outlook.state(instance.key())) {
          case STARTING, BUSY, READY, UNRESPONSIVE, CYCLING, FAILED_STARTING -> true;
          case CREATING, STOPPING, STOPPED, RESTARTING -> false;
        };
    return mayBe
        && !outlook.retires(instance)
        && (instance.recorded().asked().isPresent() || deployment.isOutdated(instance));
  }

  private boolean isServing(ObservedInstance instance) {
    return outlook.is(instance, READY)
        || outlook.is(instance, UNRESPONSIVE)
        || (outlook.is(instance, BUSY) && instance.wasReady());
  }

  /** Whether one of another domain that had its turn is not ready yet. */
  private boolean waitsForAnother(int domain) {
    return instances.stream()
        .filter(i -> i.upgradeDomain() != domain && isInReach(i))
        .anyMatch(i -> outlook.retires(i) || !outlook.is(i, READY));
  }

  /** What an upgrade has not come to yet may be broken: the upgrade may be what mends it. */
  private boolean isInReach(ObservedInstance instance) {
    Optional<Walk> forward = deployment.walk().filter(Walk::forward);
    return forward.isEmpty() || instance.upgradeDomain() <= forward.get().domain();
  }

  private void take(DesiredRole role, List<ObservedInstance> turn) {
    List<ObservedInstance> standbys = turn.stream().filter(outlook::standsBy).toList();
    List<ObservedInstance> working = turn.stream().filter(i -> !outlook.standsBy(i)).toList();
    standbys.forEach(this::restart);
    if (working.isEmpty()) {
      return;
    }
    boolean othersServe =
        outlook.of(deployment.id(), role.name()).stream()
            .anyMatch(i -> outlook.serves(i) && !working.contains(i));
    if (othersServe) {
      working.forEach(this::restart);
    } else if (working.size() > 1) {
      // All but one, which has its turn when these serve again.
      working.subList(1, working.size()).forEach(this::restart);
    } else if (mayStartFirst(role, working.get(0))) {
      startFirst(working.get(0));
    } else {
      restart(working.get(0));
    }
  }

  /** Whether another directory will do. */
  private boolean mayStartFirst(DesiredRole role, ObservedInstance instance) {
    return !role.keepsLocalStorage()
        && !instance.recorded().asked().equals(Optional.of(Renewal.RESTART));
  }

  private void startFirst(ObservedInstance instance) {
    outlook.retire(instance.key(), true);
    moves.add(
        new Step.RetireInstance(
            instance.key(), true, "it is the only one: its successor is started first"));
  }

  private void restart(ObservedInstance instance) {
    if (instance.recorded().asked().isPresent()) {
      moves.move(instance, RESTARTING, StateCause.RESTART_ASKED, "it is started again");
    } else {
      moves.move(
          instance, RESTARTING, StateCause.UPGRADE, "it is started again with another program");
    }
  }

  private boolean isUnderway(ObservedInstance instance) {
    return Underway.has(underway, instance.key());
  }
}
