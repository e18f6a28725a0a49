package org.troupe.reconcile.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.troupe.instance.InstanceKey;
import org.troupe.wire.RouteTable;

/**
 * What is.
 *
 * @param instances all that are on record
 * @param strays instances that the host has and the record has not
 * @param routes the table in force; empty when the gateway could not be asked
 * @param queueLeads outside address to the deployment's queue it leads to; empty when the broker
 *     could not be asked
 * @param underway subjects of steps still being carried out, which are left alone: instance keys,
 *     deployment ids
 */
public record Observed(
    List<ObservedInstance> instances,
    List<InstanceKey> strays,
    Optional<RouteTable> routes,
    Optional<Map<String, String>> queueLeads,
    Set<String> underway) {

  public Observed {
    instances = List.copyOf(instances);
    strays = List.copyOf(strays);
    queueLeads = queueLeads.map(Map::copyOf);
    underway = Set.copyOf(underway);
  }
}
