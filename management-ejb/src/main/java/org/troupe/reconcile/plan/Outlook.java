package org.troupe.reconcile.plan;

import static org.troupe.instance.InstanceState.BUSY;
import static org.troupe.instance.InstanceState.READY;
import static org.troupe.instance.InstanceState.STARTING;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceState;

/**
 * The instances with the states and standings that this pass gives them; what later decisions are
 * made on.
 */
final class Outlook {

  private final Map<InstanceKey, ObservedInstance> observed = new HashMap<>();
  private final Map<String, Map<String, List<ObservedInstance>>> byRole = new HashMap<>();
  private final Map<InstanceKey, InstanceState> states = new HashMap<>();
  private final Map<InstanceKey, String> reasons = new HashMap<>();
  private final Set<InstanceKey> standbys = new HashSet<>();
  private final Set<InstanceKey> retiring = new HashSet<>();

  Outlook(List<ObservedInstance> instances) {
    for (ObservedInstance instance : instances) {
      InstanceKey key = instance.key();
      observed.put(key, instance);
      states.put(key, instance.state());
      byRole
          .computeIfAbsent(key.deployment(), each -> new HashMap<>())
          .computeIfAbsent(key.role(), each -> new ArrayList<>())
          .add(instance);
      if (instance.standby()) {
        standbys.add(key);
      }
      if (instance.retiring()) {
        retiring.add(key);
      }
    }
    byRole.values().stream()
        .flatMap(roles -> roles.values().stream())
        .forEach(list -> list.sort(Comparator.comparing(ObservedInstance::key)));
  }

  void set(InstanceKey key, InstanceState state, String why) {
    states.put(key, state);
    reasons.put(key, why);
  }

  /** The one takes work instead of the other, which stands by instead. */
  void exchange(InstanceKey promoted, InstanceKey demoted) {
    standbys.remove(promoted);
    standbys.add(demoted);
  }

  void retire(InstanceKey key, boolean leaves) {
    if (leaves) {
      retiring.add(key);
    } else {
      retiring.remove(key);
    }
  }

  /** Why this pass moved the instance; what its agent said where it did not. */
  String reason(InstanceKey key) {
    return reasons.getOrDefault(key, observed.get(key).agent().detail());
  }

  InstanceState state(InstanceKey key) {
    return states.get(key);
  }

  boolean is(ObservedInstance instance, InstanceState state) {
    return states.get(instance.key()) == state;
  }

  boolean standsBy(ObservedInstance instance) {
    return standbys.contains(instance.key());
  }

  boolean retires(ObservedInstance instance) {
    return retiring.contains(instance.key());
  }

  /** Whether it takes work: no standby. */
  boolean serves(ObservedInstance instance) {
    return is(instance, READY) && !standsBy(instance);
  }

  boolean has(InstanceKey key) {
    return observed.containsKey(key);
  }

  List<ObservedInstance> of(String deployment) {
    return byRole.getOrDefault(deployment, Map.of()).values().stream()
        .flatMap(Collection::stream)
        .sorted(Comparator.comparing(ObservedInstance::key))
        .toList();
  }

  List<ObservedInstance> of(String deployment, String role) {
    return List.copyOf(byRole.getOrDefault(deployment, Map.of()).getOrDefault(role, List.of()));
  }

  /** All whose next thing is a start. */
  List<ObservedInstance> awaitingStart() {
    return observed.values().stream()
        .filter(instance -> state(instance.key()).awaitsStart())
        .toList();
  }

  /** How many are on their way to their first ready since a start. */
  long comingUp() {
    return observed.values().stream()
        .filter(i -> is(i, STARTING) || (is(i, BUSY) && !i.wasReady()))
        .count();
  }
}
