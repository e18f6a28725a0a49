package org.troupe.cloudservice;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.troupe.deployment.Deployment;
import org.troupe.deployment.DeploymentRole;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceState;
import org.troupe.instance.RoleInstance;

/** Which instances of a deployment are missing or not ready. */
final class Readiness {

  private Readiness() {}

  /** Names of the wanted instances that are not ready. */
  static List<String> missing(Deployment deployment, List<RoleInstance> instances) {
    Set<InstanceKey> ready =
        instances.stream()
            .filter(instance -> instance.state() == InstanceState.READY)
            .map(RoleInstance::key)
            .collect(Collectors.toSet());
    List<String> missing = new ArrayList<>();
    for (DeploymentRole role : deployment.roles()) {
      for (int ordinal = 0; ordinal < role.count(); ordinal++) {
        InstanceKey key = new InstanceKey(deployment.id(), role.name(), ordinal);
        if (!ready.contains(key)) {
          missing.add(key.name());
        }
      }
    }
    return missing;
  }
}
