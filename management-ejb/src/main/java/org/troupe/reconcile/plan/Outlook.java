package org.troupe.reconcile.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceState;

/** The instances with the states that this pass gives them; what later decisions are made on. */
final class Outlook {

  private final Map<InstanceKey, ObservedInstance> observed;
  private final Map<InstanceKey, InstanceState> states = new TreeMap<>();
  private final Map<InstanceKey, String> reasons = new TreeMap<>();

  Outlook(List<ObservedInstance> instances) {
    observed =
        instances.stream()
            .collect(
                Collectors.toMap(
                    ObservedInstance::key, Function.identity(), (a, b) -> b, TreeMap::new));
    observed.forEach((key, instance) -> states.put(key, instance.state()));
  }

  void set(InstanceKey key, InstanceState state, String why) {
    states.put(key, state);
    reasons.put(key, why);
  }

  /** Why this pass moved the instance; what its agent said where it did not. */
  String reason(InstanceKey key) {
    return reasons.getOrDefault(key, observed.get(key).agent().detail());
  }

  InstanceState state(InstanceKey key) {
    return states.get(key);
  }

  boolean has(InstanceKey key) {
    return observed.containsKey(key);
  }

  List<ObservedInstance> of(String deployment) {
    return observed.values().stream()
        .filter(instance -> instance.key().deployment().equals(deployment))
        .toList();
  }

  List<ObservedInstance> of(String deployment, String role) {
    return of(deployment).stream()
        .filter(instance -> instance.key().role().equals(role))
        .sorted(Comparator.comparing(ObservedInstance::key))
        .toList();
  }

  List<ObservedInstance> in(InstanceState state) {
    return observed.values().stream().filter(instance -> state(instance.key()) == state).toList();
  }

  long comingUp() {
    return states.values().stream().filter(InstanceState::comesUp).count();
  }
}
