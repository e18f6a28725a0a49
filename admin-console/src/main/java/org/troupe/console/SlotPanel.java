package org.troupe.console;

import java.time.Instant;
import java.util.List;
import org.troupe.wire.DeploymentView;
import org.troupe.wire.SlotView;

/**
 * One of a service's two slots.
 *
 * @param slot {@code production} or {@code staging}
 * @param address its public address
 * @param addressText the same without scheme and closing slash, for reading
 * @param version version of the package it holds; empty if it holds none
 * @param age how long it has been there
 * @param roles in the order of the definition
 */
public record SlotPanel(
    String slot,
    String address,
    String addressText,
    String version,
    String age,
    List<RoleRow> roles) {

  static SlotPanel of(SlotView view, Instant now) {
    DeploymentView held = view.deployment();
    return new SlotPanel(
        view.slot(),
        view.address(),
        view.address().replaceFirst("^https?://", "").replaceFirst("/$", ""),
        held == null ? "" : held.version(),
        held == null ? "" : Age.between(held.since(), now),
        held == null
            ? List.of()
            : held.roles().stream().map(role -> RoleRow.of(role, now)).toList());
  }

  /** Whether nothing is deployed here. */
  public boolean vacant() {
    return version.isEmpty();
  }

  Readiness readiness() {
    return Readiness.sum(roles.stream().map(RoleRow::readiness).toList());
  }
}
