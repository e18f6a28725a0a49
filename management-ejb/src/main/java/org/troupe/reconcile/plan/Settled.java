package org.troupe.reconcile.plan;

import static org.troupe.instance.InstanceState.READY;

import java.util.List;

/** Whether instances are as they should be. */
final class Settled {

  private Settled() {}

  /** Ready, running what it should, told what it should, with nothing asked of it. */
  static boolean is(
      DesiredDeployment deployment, DesiredRole role, ObservedInstance instance, Outlook outlook) {
    return outlook.is(instance, READY)
        && !outlook.retires(instance)
        && instance.recorded().asked().isEmpty()
        && !deployment.isOutdated(instance)
        && RolePlan.isTold(deployment, role, instance, outlook.standsBy(instance));
  }

  /** All that are wanted, and none besides. */
  static boolean all(DesiredDeployment deployment, Outlook outlook) {
    List<ObservedInstance> instances = outlook.of(deployment.id());
    return instances.size() == wanted(deployment)
        && instances.stream()
            .allMatch(
                i ->
                    deployment
                        .role(i.key().role())
                        .filter(role -> is(deployment, role, i, outlook))
                        .isPresent());
  }

  static int wanted(DesiredDeployment deployment) {
    return deployment.roles().stream().mapToInt(role -> role.count() + role.standbys()).sum();
  }
}
