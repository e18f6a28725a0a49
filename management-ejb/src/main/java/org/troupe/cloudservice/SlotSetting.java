package org.troupe.cloudservice;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.troupe.deployment.Slot;

/** The value of a setting that belongs to a slot, whatever deployment it holds. */
@Embeddable
public class SlotSetting {

  @Enumerated(EnumType.STRING)
  private Slot slot;

  private String role;

  private String name;

  private String value;

  protected SlotSetting() {}

  SlotSetting(Slot slot, String role, String name, String value) {
    this.slot = slot;
    this.role = role;
    this.name = name;
    this.value = value;
  }

  boolean isOf(Slot wantedSlot, String wantedRole) {
    return slot == wantedSlot && role.equals(wantedRole);
  }

  String name() {
    return name;
  }

  String value() {
    return value;
  }
}
