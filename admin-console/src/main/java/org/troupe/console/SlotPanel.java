package org.troupe.console;

import java.time.Instant;
import java.util.List;
import org.troupe.wire.DeploymentView;
import org.troupe.wire.SlotView;
import org.troupe.wire.UpgradeView;

/**
 * One of a service's two slots.
 *
 * @param slot {@code production} or {@code staging}
 * @param address its public address
 * @param addressText the same without scheme and closing slash, for reading
 * @param version version of the package it holds; empty if it holds none
 * @param stopped whether what it holds was stopped
 * @param upgrade how far the upgrade in place under way has come; empty if there is none
 * @param age how long it has been there
 * @param roles in the order of the definition
 */
public record SlotPanel(
    String slot,
    String address,
    String addressText,
    String version,
    boolean stopped,
    String upgrade,
    String age,
    List<RoleRow> roles) {

  static SlotPanel of(SlotView view, Instant now) {
    DeploymentView held = view.deployment();
    return new SlotPanel(
        view.slot(),
        view.address(),
        view.address().replaceFirst("^https?://", "").replaceFirst("/$", ""),
        held == null ? "" : held.version(),
        held != null && held.stopped(),
        held == null || held.upgrade() == null ? "" : words(held.upgrade()),
        held == null ? "" : Age.between(held.since(), now),
        held == null
            ? List.of()
            : held.roles().stream().map(role -> RoleRow.of(role, held.stopped(), now)).toList());
  }

  private static String words(UpgradeView upgrade) {
    if (upgrade.rollingBack()) {
      return "goes back from version " + upgrade.toVersion();
    }
    String where =
        upgrade.domain() < 0
            ? "no upgrade domain yet"
            : "upgrade domain " + upgrade.domain() + " of 0 to " + (upgrade.domains() - 1);
    return "goes to version " + upgrade.toVersion() + ", " + where;
  }

  /** Whether nothing is deployed here. */
  public boolean vacant() {
    return version.isEmpty();
  }

  Readiness readiness() {
    return Readiness.sum(roles.stream().map(RoleRow::readiness).toList());
  }
}
