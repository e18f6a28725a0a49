package org.troupe.reconcile.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.troupe.queue.QueueLead;
import org.troupe.queue.QueueNames;

/** Where outside queue addresses lead: each slot's to the queues of the deployment it holds. */
final class QueuePlan {

  private QueuePlan() {}

  /** Outside address to deployment's queue, as it should be. */
  static Map<String, String> leads(Desired desired) {
    Map<String, String> leads = new TreeMap<>();
    for (DesiredDeployment deployment : desired.deployments()) {
      if (deployment.prepared() && deployment.slot().isPresent()) {
        String service = deployment.slot().get().outsideName(deployment.service());
        for (String queue : deployment.queues()) {
          leads.put(QueueNames.outside(service, queue), QueueNames.own(deployment.id(), queue));
        }
      }
    }
    return leads;
  }

  /** Deployments to whose queues something leads. */
  static Set<String> deployments(Map<String, String> leads) {
    return leads.values().stream()
        .map(queue -> queue.substring(0, Math.max(0, queue.indexOf('.'))))
        .collect(Collectors.toSet());
  }

  /** What differs from what is in force. */
  static List<QueueLead> changes(Map<String, String> wanted, Map<String, String> inForce) {
    List<QueueLead> changes = new ArrayList<>();
    wanted.forEach(
        (outside, target) -> {
          Optional<String> from = Optional.ofNullable(inForce.get(outside));
          if (!from.equals(Optional.of(target))) {
            changes.add(new QueueLead(outside, from, Optional.of(target)));
          }
        });
    new TreeMap<>(inForce)
        .forEach(
            (outside, target) -> {
              if (!wanted.containsKey(outside)) {
                changes.add(new QueueLead(outside, Optional.of(target), Optional.empty()));
              }
            });
    return changes;
  }
}
