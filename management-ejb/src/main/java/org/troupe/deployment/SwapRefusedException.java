package org.troupe.deployment;

import java.util.List;
import org.troupe.refusal.RefusedException;

/** A swap whose conditions do not hold. */
public class SwapRefusedException extends RefusedException {

  private SwapRefusedException(String code, String message, String hint) {
    super(code, message, hint);
  }

  static SwapRefusedException nothingToSwap(String service) {
    return new SwapRefusedException(
        "NOTHING_TO_SWAP",
        "staging of " + service + " is empty",
        "deploy to staging first: troupe deploy " + service + " --package … --config …");
  }

  /** Only what is deployed to staging can be swapped afterwards. */
  public static SwapRefusedException fromProduction() {
    return new SwapRefusedException(
        "SWAP_FROM_PRODUCTION",
        "a deployment to production cannot be swapped into production",
        "deploy to staging, or leave the automatic swap out");
  }

  /** There is no swap to go back from, or what it took out of production is not there any more. */
  public static SwapRefusedException noWayBack(String why) {
    return new SwapRefusedException(
        "NO_WAY_BACK",
        "the last swap cannot be taken back: " + why,
        "troupe status shows the slots");
  }

  /** There is no swap that waits. */
  public static SwapRefusedException noneWaits(String service) {
    return new SwapRefusedException(
        "NO_SWAP_WAITS",
        "no swap of " + service + " waits to be completed or cancelled",
        "troupe swap " + service + " --preview begins one");
  }

  static SwapRefusedException notReady(List<String> waiting) {
    return new SwapRefusedException(
        "INSTANCES_NOT_READY",
        "not every instance is ready: " + String.join(", ", waiting),
        "wait until they are, or look at their logs: troupe logs SERVICE INSTANCE --slot …");
  }

  static SwapRefusedException endpointsDiffer(Deployment production, Deployment staging) {
    return new SwapRefusedException(
        "ENDPOINTS_DIFFER",
        "the input endpoints differ: production has "
            + production.endpoints()
            + ", staging has "
            + staging.endpoints(),
        "a swap needs the same number and types of input endpoints on both sides; delete production"
            + " and deploy anew to change them");
  }
}
