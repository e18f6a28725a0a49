package org.troupe.wire;

import java.time.Instant;
import java.util.List;

/**
 * One asked-for change.
 *
 * @param id number of the operation
 * @param kind {@code deploy}, {@code upgrade}, {@code swap}, {@code scale}, {@code restart}, {@code
 *     reimage}, {@code rebuild}, {@code stop}, {@code start} or {@code delete}
 * @param service the cloud service
 * @param slot the slot it was asked for, or null for a swap
 * @param outcome {@code running}, {@code succeeded} or {@code failed}
 * @param phase where a swap ({@code settings}, {@code warm-up}, {@code held}, {@code switch},
 *     {@code drain}) or an upgrade ({@code walking}, {@code waiting}, {@code rolling-back}) stands;
 *     null for the others. At {@code held} and {@code waiting} it waits to be told to go on
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
    String phase,
    String message,
    String requestedBy,
    Instant startedAt,
    Instant finishedAt,
    List<OperationStepView> steps) {

  public OperationView {
    steps = List.copyOf(steps);
  }
}
