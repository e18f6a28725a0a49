package org.troupe.reconcile.plan;

import static org.troupe.instance.InstanceState.BUSY;
import static org.troupe.instance.InstanceState.READY;
import static org.troupe.instance.InstanceState.STOPPING;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.troupe.deployment.Slot;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceState;
import org.troupe.platform.Limits;

/** What to do about the instances of one role: add missing ones, judge each, send off surplus. */
final class RolePlan {

  private final DesiredDeployment deployment;
  private final DesiredRole role;
  private final Outlook outlook;
  private final Set<String> underway;
  private final List<Step> steps = new ArrayList<>();

  RolePlan(DesiredDeployment deployment, DesiredRole role, Outlook outlook, Set<String> underway) {
    this.deployment = deployment;
    this.role = role;
    this.outlook = outlook;
    this.underway = underway;
  }

  List<Step> steps(Limits limits, Instant now) {
    addMissing();
    List<ObservedInstance> instances = outlook.of(deployment.id(), role.name());
    for (ObservedInstance instance : instances) {
      if (!underway.contains(instance.key().toString())) {
        InstanceVerdict.on(instance, role.startLimit(), limits, now)
            .ifPresent(verdict -> move(instance.key(), verdict.next(), verdict.why()));
      }
    }
    sendOffSurplus(instances);
    tellSlot(instances);
    return steps;
  }

  private void addMissing() {
    for (int ordinal = 0; ordinal < role.count(); ordinal++) {
      InstanceKey key = new InstanceKey(deployment.id(), role.name(), ordinal);
      if (!outlook.has(key) && !underway.contains(key.toString())) {
        steps.add(new Step.AddInstance(key));
      }
    }
  }

  /** The last instance of a role that can serve stays until one that is wanted is ready. */
  private void sendOffSurplus(List<ObservedInstance> instances) {
    List<InstanceKey> surplus =
        instances.stream()
            .map(ObservedInstance::key)
            .filter(key -> key.ordinal() >= role.count())
            .toList();
    boolean served =
        instances.stream().anyMatch(i -> i.key().ordinal() < role.count() && isReady(i.key()));
    Optional<InstanceKey> kept = served ? Optional.empty() : bestOf(surplus);
    surplus.stream()
        .filter(key -> !kept.equals(Optional.of(key)))
        .filter(key -> !underway.contains(key.toString()))
        .forEach(key -> move(key, STOPPING, "the role was scaled in to " + role.count()));
  }

  /** A ready instance before a busy one, which may have been ready and be so again. */
  private Optional<InstanceKey> bestOf(List<InstanceKey> surplus) {
    return surplus.stream()
        .filter(this::isReady)
        .findFirst()
        .or(() -> surplus.stream().filter(key -> outlook.state(key) == BUSY).findFirst());
  }

  private void tellSlot(List<ObservedInstance> instances) {
    Optional<String> slot = deployment.slot().map(Slot::label);
    instances.stream()
        .filter(ObservedInstance::alive)
        .filter(instance -> outlook.state(instance.key()).expectsProcess())
        .filter(instance -> !instance.toldSlot().equals(slot))
        .filter(instance -> !underway.contains(instance.key().toString()))
        .forEach(instance -> steps.add(new Step.ReconfigureInstance(instance.key())));
  }

  private boolean isReady(InstanceKey key) {
    return outlook.state(key) == READY;
  }

  private void move(InstanceKey key, InstanceState next, String why) {
    // A verdict of this pass may have moved it already; the record knows only legal moves.
    if (outlook.state(key).mayBecome(next)) {
      outlook.set(key, next, why);
      steps.add(new Step.MoveInstance(key, next, why));
    }
  }
}
