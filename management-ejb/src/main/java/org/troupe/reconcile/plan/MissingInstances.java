package org.troupe.reconcile.plan;

import static org.troupe.instance.InstanceState.STOPPING;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.RoleInstance;

/**
 * Adds the instances that a role lacks, each with the lowest free number. One that replaces another
 * belongs to its upgrade domain, or else to the one that has the fewest.
 */
final class MissingInstances {

  private final DesiredDeployment deployment;
  private final DesiredRole role;
  private final Outlook outlook;
  private final Set<String> underway;
  private final Moves moves;
  private final List<ObservedInstance> instances;
  private final Set<Integer> taken = new HashSet<>();
  private final Map<Integer, Integer> population = new HashMap<>();
  private final Deque<ObservedInstance> retiring = new ArrayDeque<>();

  MissingInstances(
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
    for (ObservedInstance instance : instances) {
      taken.add(instance.key().ordinal());
      if (outlook.retires(instance)) {
        retiring.add(instance);
      } else {
        population.merge(instance.upgradeDomain(), 1, Integer::sum);
      }
    }
  }

  void add() {
    for (long missing = role.count() - there(false); missing > 0; missing--) {
      addOne(false);
    }
    for (long missing = role.standbys() - there(true); missing > 0; missing--) {
      addOne(true);
    }
  }

  private long there(boolean standbys) {
    return instances.stream()
        .filter(i -> outlook.standsBy(i) == standbys && !outlook.retires(i))
        .filter(i -> !outlook.is(i, STOPPING))
        .count();
  }

  private void addOne(boolean standby) {
    InstanceKey key = nextKey();
    taken.add(key.ordinal());
    ObservedInstance replaced = standby ? null : retiring.poll();
    int domain = replaced == null ? leastPopulated() : replaced.upgradeDomain();
    int failures = replaced == null ? 0 : replaced.recorded().failures();
    population.merge(domain, 1, Integer::sum);
    moves.add(new Step.AddInstance(key, new RoleInstance.Place(domain, standby, failures)));
  }

  private InstanceKey nextKey() {
    int ordinal = 0;
    InstanceKey key = new InstanceKey(deployment.id(), role.name(), ordinal);
    while (taken.contains(ordinal) || underway.contains(key.toString())) {
      ordinal++;
      key = new InstanceKey(deployment.id(), role.name(), ordinal);
    }
    return key;
  }

  private int leastPopulated() {
    int least = 0;
    for (int domain = 1; domain < deployment.upgradeDomains(); domain++) {
      if (population.getOrDefault(domain, 0) < population.getOrDefault(least, 0)) {
        least = domain;
      }
    }
    return least;
  }
}
