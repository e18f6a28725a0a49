package org.troupe.console;

import java.time.Instant;
import java.util.List;
import org.troupe.wire.ServiceView;

/**
 * A cloud service.
 *
 * @param name the service's name
 * @param readiness how the instances of both slots are
 * @param operation what is being done to it, or null
 * @param slots production, then staging
 */
public record ServiceCard(
    String name, Readiness readiness, OperationStrip operation, List<SlotPanel> slots) {

  static ServiceCard of(ServiceView view, Instant now) {
    List<SlotPanel> slots = view.slots().stream().map(slot -> SlotPanel.of(slot, now)).toList();
    return new ServiceCard(
        view.name(),
        Readiness.sum(slots.stream().map(SlotPanel::readiness).toList()),
        view.operation() == null ? null : OperationStrip.of(view.operation(), now),
        slots);
  }

  /** Whether both slots are empty. */
  public boolean vacant() {
    return slots.stream().allMatch(SlotPanel::vacant);
  }
}
