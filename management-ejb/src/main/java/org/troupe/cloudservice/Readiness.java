package org.troupe.cloudservice;

import java.util.ArrayList;
import java.util.List;
import org.troupe.deployment.Deployment;
import org.troupe.deployment.DeploymentRole;
import org.troupe.instance.InstanceState;
import org.troupe.instance.RoleInstance;

/** Which instances of a deployment are missing or not ready. */
final class Readiness {

  private Readiness() {}

  /**
   * Names of the instances that are not ready, as many as are lacking, each with its state; where
   * an instance is not even on record, how many of its role are missing.
   */
  static List<String> missing(Deployment deployment, List<RoleInstance> instances) {
    List<String> missing = new ArrayList<>();
    for (DeploymentRole role : deployment.roles()) {
      List<RoleInstance> working =
          instances.stream()
              .filter(i -> i.key().role().equals(role.name()) && !i.standby() && !i.retiring())
              .filter(i -> i.state() != InstanceState.STOPPING)
              .toList();
      working.stream()
          .filter(instance -> instance.state() != InstanceState.READY)
          .forEach(i -> missing.add(i.key().name() + " is " + i.state().label()));
      if (working.size() < role.count()) {
        missing.add((role.count() - working.size()) + " more of role " + role.name());
      }
    }
    return missing;
  }
}
