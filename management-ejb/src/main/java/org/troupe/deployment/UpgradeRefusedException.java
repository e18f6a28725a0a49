package org.troupe.deployment;

import java.util.List;
import org.troupe.refusal.RefusedException;

/** An in-place upgrade that cannot be, or a command to one that is not in progress. */
public class UpgradeRefusedException extends RefusedException {

  private UpgradeRefusedException(String code, String message, String hint) {
    super(code, message, hint);
  }

  static UpgradeRefusedException none(String deployment) {
    return new UpgradeRefusedException(
        "NO_UPGRADE_IN_PROGRESS",
        "deployment " + deployment + " is not being upgraded",
        "troupe upgrade SERVICE --package … begins an upgrade");
  }

  static UpgradeRefusedException notManual() {
    return new UpgradeRefusedException(
        "UPGRADE_IS_AUTOMATIC",
        "this upgrade goes from domain to domain by itself",
        "wait for its end, or roll it back: troupe upgrade SERVICE --rollback");
  }

  static UpgradeRefusedException allDomainsEntered(int domains) {
    return new UpgradeRefusedException(
        "LAST_UPGRADE_DOMAIN",
        "all " + domains + " upgrade domains have been entered",
        "the upgrade ends by itself once their instances are ready");
  }

  static UpgradeRefusedException goesBack(String why) {
    return new UpgradeRefusedException(
        "UPGRADE_ROLLS_BACK", "the upgrade is rolled back already: " + why, "");
  }

  /**
   * What the new package or configuration changes may not change in place.
   *
   * @param reasons each with what to do instead
   */
  public static UpgradeRefusedException notInPlace(List<String> reasons) {
    return new UpgradeRefusedException(
        "NOT_POSSIBLE_IN_PLACE", "this cannot be done in place: " + String.join(". ", reasons), "");
  }
}
