package org.troupe.wire;

import java.util.List;

/**
 * A role of a deployment.
 *
 * @param name as in the definition
 * @param kind {@code web} or {@code worker}
 * @param count how many instances should run
 * @param instances those there are, by number
 */
public record RoleView(String name, String kind, int count, List<InstanceView> instances) {

  public RoleView {
    instances = List.copyOf(instances);
  }
}
