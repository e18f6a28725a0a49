package org.troupe.definition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many instances each role has, with which settings: the content of a {@code
 * ServiceConfiguration.cscfg} that keeps all rules and fits its definition.
 *
 * @param serviceName equals the definition's name
 * @param roles role name to its configuration: exactly the definition's roles, in its order
 */
public record ServiceConfiguration(String serviceName, Map<String, RoleConfiguration> roles) {

  public ServiceConfiguration {
    roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
  }
}
