package org.troupe.reconcile.plan;

import java.time.Instant;
import org.troupe.operation.OperationKind;

/**
 * An operation under way.
 *
 * @param deployment id of the deployment it is about; for a swap, the one that goes to production
 */
public record RunningOperation(long id, OperationKind kind, String deployment, Instant startedAt) {}
