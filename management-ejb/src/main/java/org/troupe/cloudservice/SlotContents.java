package org.troupe.cloudservice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.troupe.deployment.Slot;

/** Which slot holds which deployment, and which settings the slots of the services keep. */
public final class SlotContents {

  private final Map<String, Slot> slots = new HashMap<>();
  private final Map<Owner, Map<String, String>> kept = new HashMap<>();

  private record Owner(String service, Slot slot, String role) {}

  /**
   * Contents as they are on record.
   *
   * @param services production and staging deployment of each, null where there is none
   * @param settings service, slot, role, name and value of each
   */
  SlotContents(List<Object[]> services, List<Object[]> settings) {
    for (Object[] service : services) {
      slots.put((String) service[0], Slot.PRODUCTION);
      slots.put((String) service[1], Slot.STAGING);
    }
    for (Object[] setting : settings) {
      Owner owner =
          new Owner((String) setting[0], Slot.valueOf((String) setting[1]), (String) setting[2]);
      kept.computeIfAbsent(owner, each -> new HashMap<>())
          .put((String) setting[3], (String) setting[4]);
    }
  }

  /** The slot that holds the deployment; empty once it leaves. */
  public Optional<Slot> slotOf(String deployment) {
    return Optional.ofNullable(slots.get(deployment));
  }

  /** As {@link CloudService#slotSettings}. */
  public Map<String, String> settings(String service, Slot slot, String role) {
    return kept.getOrDefault(new Owner(service, slot, role), Map.of());
  }
}
