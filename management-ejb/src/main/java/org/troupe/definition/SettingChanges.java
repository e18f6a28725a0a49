package org.troupe.definition;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What changes in the settings of a role. It knows names and no values: these may be secrets.
 *
 * <p>A change is live, taken by instances as they run, unless the setting is marked {@code
 * t:onChange="restart"}. That holds for a setting that is new and for one that goes, too: it is the
 * mark in its own definition that counts.
 *
 * @param changed names of those that have another value, are new or go; sorted
 * @param restart names of those among them that instances must start again for; sorted
 */
public record SettingChanges(List<String> changed, List<String> restart) {

  public SettingChanges {
    changed = List.copyOf(changed);
    restart = List.copyOf(restart);
  }

  /**
   * What changes in one role.
   *
   * @param role as it is defined now
   * @param values of the settings now
   * @param nextRole as it is defined next; the same where only the configuration changes
   * @param nextValues of the settings next
   */
  public static SettingChanges between(
      RoleDefinition role,
      Map<String, String> values,
      RoleDefinition nextRole,
      Map<String, String> nextValues) {
    List<String> changed =
        Stream.concat(values.keySet().stream(), nextValues.keySet().stream())
            .distinct()
            .filter(name -> !Objects.equals(values.get(name), nextValues.get(name)))
            .sorted()
            .toList();
    List<String> restart =
        changed.stream()
            .filter(name -> asksForRestart(nextValues.containsKey(name) ? nextRole : role, name))
            .toList();
    return new SettingChanges(changed, restart);
  }

  /** Whether nothing changes. */
  public boolean isEmpty() {
    return changed.isEmpty();
  }

  /** Whether instances must start again to take the changes. */
  public boolean needsRestart() {
    return !restart.isEmpty();
  }

  private static boolean asksForRestart(RoleDefinition role, String name) {
    return role.settings().stream()
        .anyMatch(setting -> setting.name().equals(name) && setting.restart());
  }
}
