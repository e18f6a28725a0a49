package org.troupe.console;

import java.util.List;
import org.troupe.wire.InstanceView;
import org.troupe.wire.RoleView;

/**
 * How many instances there should be and how they are.
 *
 * @param wanted how many should run
 * @param ready how many take work
 * @param failing how many do not come up by themselves soon
 */
public record Readiness(int wanted, int ready, int failing) {

  static final Readiness NONE = new Readiness(0, 0, 0);

  /** Those that stand by are not among the ready: they take no work. */
  static Readiness of(RoleView role) {
    int ready =
        (int)
            role.instances().stream()
                .filter(instance -> !instance.standby())
                .map(InstanceView::state)
                .map(InstanceState::of)
                .filter(InstanceState.READY::equals)
                .count();
    int failing =
        (int)
            role.instances().stream()
                .map(InstanceView::state)
                .map(InstanceState::of)
                .filter(InstanceState::fails)
                .count();
    return new Readiness(role.count(), Math.min(ready, role.count()), failing);
  }

  static Readiness sum(List<Readiness> parts) {
    return parts.stream().reduce(NONE, Readiness::plus);
  }

  private Readiness plus(Readiness other) {
    return new Readiness(wanted + other.wanted, ready + other.ready, failing + other.failing);
  }

  /** {@code good}, {@code moving}, {@code bad} or {@code none}; the page colours it. */
  public String tone() {
    if (failing > 0) {
      return "bad";
    }
    if (wanted == 0) {
      return "none";
    }
    return ready == wanted ? "good" : "moving";
  }

  /** Such as {@code 2 of 3 ready, 1 failing}. */
  public String words() {
    if (wanted == 0) {
      return "no instances";
    }
    String words = ready + " of " + wanted + " ready";
    return failing == 0 ? words : words + ", " + failing + " failing";
  }
}
