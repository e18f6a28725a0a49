package org.troupe.definition;

import java.util.Map;

/**
 * The configuration of one role.
 *
 * @param count how many instances it has, 1 to 100
 * @param settings name to value: exactly the settings that the definition declares for the role
 */
public record RoleConfiguration(int count, Map<String, String> settings) {

  public RoleConfiguration {
    settings = Map.copyOf(settings);
  }

  /** Settings hold passwords: only their names are shown. */
  @Override
  public String toString() {
    return count + " instances, settings " + settings.keySet();
  }
}
