package org.troupe.reconcile.plan;

import java.time.Instant;
import java.util.Optional;
import org.troupe.instance.LeavingLimits;
import org.troupe.operation.OperationKind;
import org.troupe.operation.OperationPhase;

/**
 * An operation under way.
 *
 * @param deployment id of the deployment it is about; for a swap, the one that goes to production
 * @param phase where a swap stands
 * @param phaseSince since when
 * @param preview whether the swap waits to be completed
 * @param demoted the deployment that the swap takes out of production
 * @param limits for instances that leave because of it
 */
public record RunningOperation(
    long id,
    OperationKind kind,
    String deployment,
    Instant startedAt,
    Optional<OperationPhase> phase,
    Instant phaseSince,
    boolean preview,
    Optional<String> demoted,
    LeavingLimits limits) {

  boolean isIn(OperationPhase asked) {
    return phase.equals(Optional.of(asked));
  }
}
