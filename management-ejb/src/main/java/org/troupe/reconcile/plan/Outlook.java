package org.troupe.reconcile.plan;

import static org.troupe.instance.InstanceState.BUSY;
import static org.troupe.instance.InstanceState.READY;
import static org.troupe.instance.InstanceState.STARTING;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceState;

/**
 * The instances with the states and standings that this pass gives them; what later decisions are
 * made on.
 */
final class Outlook {

  private final Map<InstanceKey, Standing> standings = new HashMap<>();
  private final Map<String, Map<String, List<ObservedInstance>>> byRole = new HashMap<>();

  /** What this pass makes of one instance. */
  private static final class Standing {
    private final ObservedInstance observed;
    private InstanceState state;
    private String reason;
    private boolean standsBy;
    private boolean retires;

    Standing(ObservedInstance observed) {
      this.observed = observed;
      this.state = observed.state();
      this.reason = observed.agent().detail();
      this.standsBy = observed.standby();
      this.retires = observed.retiring();
    }
  }

  Outlook(List<ObservedInstance> instances) {
    for (ObservedInstance instance : instances) {
      InstanceKey key = instance.key();
      standings.put(key, new Standing(instance));
      byRole
          .computeIfAbsent(key.deployment(), each -> new TreeMap<>())
          .computeIfAbsent(key.role(), each -> new ArrayList<>())
          .add(instance);
    }
    for (Map<String, List<ObservedInstance>> roles : byRole.values()) {
      roles.replaceAll((role, list) -> sorted(list));
    }
  }

  private static List<ObservedInstance> sorted(List<ObservedInstance> instances) {
    instances.sort(Comparator.comparing(ObservedInstance::key));
    return Collections.unmodifiableList(instances);
  }

  void set(InstanceKey key, InstanceState state, String why) {
    Standing standing = standings.get(key);
    standing.state = state;
    standing.reason = why;
  }

  /** The one takes work instead of the other, which stands by instead. */
  void exchange(InstanceKey promoted, InstanceKey demoted) {
    standings.get(promoted).standsBy = false;
    standings.get(demoted).standsBy = true;
  }

  void retire(InstanceKey key, boolean leaves) {
    standings.get(key).retires = leaves;
  }

  /** Why this pass moved the instance; what its agent said where it did not. */
  String reason(InstanceKey key) {
    return standings.get(key).reason;
  }

  InstanceState state(InstanceKey key) {
    return standings.get(key).state;
  }

  boolean is(ObservedInstance instance, InstanceState state) {
    return state(instance.key()) == state;
  }

  boolean standsBy(ObservedInstance instance) {
    return standings.get(instance.key()).standsBy;
  }

  boolean retires(ObservedInstance instance) {
    return standings.get(instance.key()).retires;
  }

  /** Whether it takes work: no standby. */
  boolean serves(ObservedInstance instance) {
    return is(instance, READY) && !standsBy(instance);
  }

  boolean has(InstanceKey key) {
    return standings.containsKey(key);
  }

  /** Those of a deployment, by role and number. */
  List<ObservedInstance> of(String deployment) {
    return byRole.getOrDefault(deployment, Map.of()).values().stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Those of a role, by number. */
  List<ObservedInstance> of(String deployment, String role) {
    return byRole.getOrDefault(deployment, Map.of()).getOrDefault(role, List.of());
  }

  /** All whose next thing is a start. */
  List<ObservedInstance> awaitingStart() {
    return standings.values().stream()
        .filter(standing -> standing.state.awaitsStart())
        .map(standing -> standing.observed)
        .toList();
  }

  /** How many are on their way to their first ready since a start. */
  long comingUp() {
    return standings.values().stream().filter(Outlook::comesUp).count();
  }

  private static boolean comesUp(Standing standing) {
    return standing.state == STARTING || (standing.state == BUSY && !standing.observed.wasReady());
  }
}
