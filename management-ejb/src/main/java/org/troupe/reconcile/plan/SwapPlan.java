package org.troupe.reconcile.plan;

import static org.troupe.operation.OperationPhase.SETTINGS;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.troupe.operation.OperationPhase;
import org.troupe.platform.Limits;

/**
 * How a swap goes on from phase to phase: settings of production, warm-up, held if asked for,
 * switch, drain. Until the switch nothing outside sees of it, and it can end there.
 */
final class SwapPlan {

  private static final Duration DRAIN = Duration.ofSeconds(30);

  private final Outlook outlook;
  private final Moves moves;
  private final Set<String> underway;
  private final boolean inForce;

  /**
   * A plan for this pass.
   *
   * @param inForce whether the gateway routes, and outside addresses lead, where they should
   */
  SwapPlan(Outlook outlook, Moves moves, Set<String> underway, boolean inForce) {
    this.outlook = outlook;
    this.moves = moves;
    this.underway = underway;
    this.inForce = inForce;
  }

  /** The end of the swap; empty while it goes on. */
  Optional<Step.FinishOperation> on(
      RunningOperation swap, DesiredDeployment promoted, Limits limits, Instant now) {
    OperationPhase phase = swap.phase().orElse(SETTINGS);
    return switch (phase) {
      case SETTINGS -> settings(swap, promoted);
      case WARM_UP -> {
        if (!underway.contains(Underway.warmUp(swap.id()))) {
          moves.add(new Step.WarmUp(swap.id(), promoted.id()));
        }
        yield Optional.empty();
      }
      case HELD ->
          now.isBefore(swap.phaseSince().plus(limits.preview()))
              ? Optional.empty()
              : Optional.of(
                  OperationVerdict.failed(
                      swap,
                      "neither completed nor cancelled within "
                          + limits.preview().toMinutes()
                          + " min; nothing was swapped",
                      Optional.empty()));
      case SWITCH -> {
        moves.add(new Step.SwitchSlots(swap.id()));
        yield Optional.empty();
      }
      case DRAIN -> drain(swap, now);
      case WALKING, WAITING, ROLLING_BACK ->
          throw new IllegalStateException("swap " + swap.id() + " is in phase " + phase);
    };
  }

  private Optional<Step.FinishOperation> settings(
      RunningOperation swap, DesiredDeployment promoted) {
    Optional<ObservedInstance> broken = OperationVerdict.broken(promoted, outlook);
    if (broken.isPresent()) {
      return Optional.of(OperationVerdict.onBroken(swap, broken.get(), outlook));
    }
    if (Settled.all(promoted, outlook)) {
      moves.add(
          new Step.EnterPhase(
              swap.id(), OperationPhase.WARM_UP, "warm-up of deployment " + promoted.id()));
    }
    return Optional.empty();
  }

  private Optional<Step.FinishOperation> drain(RunningOperation swap, Instant now) {
    if (!inForce) {
      return Optional.empty();
    }
    int left = swap.demoted().map(this::inFlight).orElse(0);
    boolean late = !now.isBefore(swap.phaseSince().plus(DRAIN));
    if (left > 0 && !late) {
      return Optional.empty();
    }
    String tail = left > 0 ? "; " + left + " requests still run in what was there before" : "";
    return Optional.of(
        OperationVerdict.succeeded(
            swap, "production now holds deployment " + swap.deployment() + tail));
  }

  private int inFlight(String deployment) {
    return outlook.of(deployment).stream().mapToInt(i -> i.inFlight().orElse(0)).sum();
  }
}
