package org.troupe.cli;

import java.util.List;
import org.troupe.wire.ServiceView;
import org.troupe.wire.SlotView;

/** A cloud service's two slots, as they are written on the command line and in addresses. */
enum Slot {
  production,
  staging;

  /** What a service says of this slot. */
  SlotView of(ServiceView service) {
    List<SlotView> slots = service.slots();
    return slots.stream()
        .filter(slot -> slot.slot().equals(name()))
        .findFirst()
        .orElse(new SlotView(name(), "", null));
  }
}
