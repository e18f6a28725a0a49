package org.troupe.rest;

import java.util.Arrays;
import org.troupe.deployment.Slot;

/** A slot as it stands in a path. */
final class SlotName {

  private SlotName() {}

  /**
   * The slot of that name.
   *
   * @throws BadRequestException if it is neither {@code production} nor {@code staging}
   */
  static Slot parse(String text) {
    return Arrays.stream(Slot.values())
        .filter(slot -> slot.label().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new BadRequestException(
                    "SLOT_UNKNOWN",
                    "there is no slot '" + text + "'",
                    "the slots are production and staging"));
  }
}
