package org.troupe.wire;

import java.util.List;

/**
 * A cloud service.
 *
 * @param name the service's name
 * @param slots production first, then staging; a slot without deployment is listed too
 * @param operation the operation under way, or null
 */
public record ServiceView(String name, List<SlotView> slots, OperationView operation) {

  public ServiceView {
    slots = List.copyOf(slots);
  }
}
