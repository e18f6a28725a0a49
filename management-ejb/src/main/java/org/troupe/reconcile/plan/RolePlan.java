package org.troupe.reconcile.plan;

import static org.troupe.instance.InstanceState.BUSY;
import static org.troupe.instance.InstanceState.READY;
import static org.troupe.instance.InstanceState.RESTARTING;
import static org.troupe.instance.InstanceState.STARTING;
import static org.troupe.instance.InstanceState.STOPPING;
import static org.troupe.instance.InstanceState.UNRESPONSIVE;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.troupe.instance.RestartPolicy;
import org.troupe.instance.StateCause;
import org.troupe.platform.Limits;

/**
 * What to do about the instances of one role: judge each, replace what hangs, let standbys take
 * over, send off surplus, tell each what changed around it.
 */
final class RolePlan {

  private final DesiredDeployment deployment;
  private final DesiredRole role;
  private final Outlook outlook;
  private final Set<String> underway;
  private final Moves moves;
  private final List<ObservedInstance> instances;

  RolePlan(
      DesiredDeployment deployment,
      DesiredRole role,
      Outlook outlook,
      Set<String> underway,
      Moves moves) {
    this.deployment = deployment;
    this.role = role;
    this.outlook = outlook;
    this.underway = underway;
    this.moves = moves;
    this.instances = outlook.of(deployment.id(), role.name());
  }

  void plan(Limits limits, Instant now) {
    for (ObservedInstance instance : instances) {
      if (!isUnderway(instance)) {
        judge(instance, limits, now);
      }
    }
    promoteStandbys();
    instances.stream()
        .filter(instance -> outlook.is(instance, UNRESPONSIVE) && !isUnderway(instance))
        .forEach(instance -> replace(instance, now));
    instances.stream()
        .filter(instance -> outlook.retires(instance) && !outlook.is(instance, STOPPING))
        .forEach(this::settleRetiring);
    new MissingInstances(deployment, role, outlook, underway, moves).add();
    sendOffSurplus(role.count(), false);
    sendOffSurplus(role.standbys(), true);
    tell();
  }

  private void judge(ObservedInstance instance, Limits limits, Instant now) {
    boolean ended = instance.state().expectsProcess() && !instance.alive();
    if (ended && outlook.retires(instance)) {
      moves.move(instance, STOPPING, StateCause.REPLACED, "its process ended");
      return;
    }
    Launch launch = deployment.launch(role, instance.upgradeDomain());
    InstanceVerdict.on(instance, launch.times(), limits, now)
        .ifPresent(verdict -> moves.move(instance, verdict.next(), verdict.cause(), verdict.why()));
  }

  /** A dump first: once the process has ended, nobody can say why it hung. */
  private void replace(ObservedInstance instance, Instant now) {
    if (!instance.recorded().launched().dumped()) {
      moves.add(new Step.KeepDump(instance.key(), role.heapDump()));
    } else if (outlook.standsBy(instance) || role.keepsLocalStorage()) {
      moves.move(instance, RESTARTING, StateCause.REPLACED, "it does not answer");
    } else if (!outlook.retires(instance)) {
      Duration delay = RestartPolicy.delay(instance.recorded().failures());
      if (!now.isBefore(instance.recorded().since().plus(delay))) {
        retire(instance, true, "another instance takes its place");
      }
    }
  }

  private void retire(ObservedInstance instance, boolean leaves, String why) {
    outlook.retire(instance.key(), leaves);
    moves.add(new Step.RetireInstance(instance.key(), leaves, why));
  }

  private void promoteStandbys() {
    List<ObservedInstance> lacking =
        instances.stream()
            .filter(i -> !outlook.standsBy(i) && !outlook.retires(i))
            .filter(i -> lacks(i) && !outlook.is(i, STOPPING))
            .toList();
    List<ObservedInstance> able =
        instances.stream()
            .filter(i -> outlook.standsBy(i) && outlook.is(i, READY) && !isUnderway(i))
            .toList();
    for (int i = 0; i < Math.min(lacking.size(), able.size()); i++) {
      outlook.exchange(able.get(i).key(), lacking.get(i).key());
      moves.add(new Step.ExchangeStandby(able.get(i).key(), lacking.get(i).key()));
    }
  }

  /** Whether a standby had better take its place: it will not take work soon. */
  private boolean lacks(ObservedInstance instance) {
    return switch (outlook.state(instance.key())) {
      case CREATING, RESTARTING, CYCLING, FAILED_STARTING, UNRESPONSIVE -> true;
      case STARTING, BUSY, READY, STOPPING, STOPPED -> false;
    };
  }

  /** It stays until all that are wanted are ready; it is taken back if it is as it should be. */
  private void settleRetiring(ObservedInstance instance) {
    boolean asItShouldBe =
        outlook.is(instance, READY)
            && instance.recorded().asked().isEmpty()
            && !deployment.isOutdated(instance);
    if (asItShouldBe) {
      retire(instance, false, "it is as it should be");
      return;
    }
    long replaced =
        instances.stream().filter(i -> outlook.serves(i) && !outlook.retires(i)).count();
    if (replaced >= role.count() && !isUnderway(instance)) {
      moves.move(instance, STOPPING, StateCause.REPLACED, "another instance has taken its place");
    }
  }

  /** Those that do the least go first, so that the last one that can serve never does. */
  private void sendOffSurplus(int wanted, boolean standbys) {
    List<ObservedInstance> there =
        instances.stream()
            .filter(i -> outlook.standsBy(i) == standbys && !outlook.retires(i))
            .filter(i -> !outlook.is(i, STOPPING))
            .toList();
    if (there.size() <= wanted) {
      return;
    }
    there.stream()
        .sorted(
            Comparator.comparingInt(this::usefulness)
                .thenComparingInt(i -> i.inFlight().orElse(0))
                .thenComparing(Comparator.comparing(ObservedInstance::key).reversed()))
        .limit(there.size() - wanted)
        .filter(instance -> !isUnderway(instance))
        .forEach(i -> moves.move(i, STOPPING, StateCause.SCALED_IN, "fewer are wanted"));
  }

  private int usefulness(ObservedInstance instance) {
    if (outlook.is(instance, READY)) {
      return 2;
    }
    return outlook.is(instance, BUSY) && instance.wasReady() ? 1 : 0;
  }

  private void tell() {
    for (ObservedInstance instance : instances) {
      boolean listens =
          outlook.is(instance, READY)
              || outlook.is(instance, BUSY)
              || outlook.is(instance, STARTING);
      if (instance.alive() && listens && !isUnderway(instance) && !isTold(instance)) {
        Launch launch = deployment.launch(role, instance.upgradeDomain());
        moves.add(
            new Step.ReconfigureInstance(
                instance.key(), launch, told(launch, outlook.standsBy(instance))));
      }
    }
  }

  private boolean isTold(ObservedInstance instance) {
    return deployment.isOutdated(instance)
        || isTold(deployment, role, instance, outlook.standsBy(instance));
  }

  /** Whether the instance has in force what it should. */
  static boolean isTold(
      DesiredDeployment deployment, DesiredRole role, ObservedInstance instance, boolean standsBy) {
    Launch launch = deployment.launch(role, instance.upgradeDomain());
    return instance.recorded().launched().told().filter(told(launch, standsBy)::equals).isPresent();
  }

  /** What is on record for an instance that has this launch's configuration in force. */
  static String told(Launch launch, boolean standsBy) {
    return standsBy ? launch.told() + "+standby" : launch.told();
  }

  private boolean isUnderway(ObservedInstance instance) {
    return Underway.has(underway, instance.key());
  }
}
