package org.troupe.wire;

import java.time.Instant;
import java.util.List;

/**
 * One asked-for change.
 *
 * @param id number of the operation
 * @param kind {@code deploy}, {@code swap}, {@code scale} or {@code delete}
 * @param service the cloud service
 * @param slot the slot it was asked for, or null for a swap
 * @param outcome {@code running}, {@code succeeded} or {@code failed}
 * @param message what came of it, in words; empty while it runs
 * @param requestedBy name of the token that asked for it
 * @param startedAt when it was asked for
 * @param finishedAt when it ended, or null
 * @param steps what was done, oldest first
 */
public record OperationView(
    long id,
    String kind,
    String service,
    String slot,
    String outcome,
    String message,
    String requestedBy,
    Instant startedAt,
    Instant finishedAt,
    List<OperationStepView> steps) {

  public OperationView {
    steps = List.copyOf(steps);
  }
}
