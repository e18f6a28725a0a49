package org.troupe.wire;

import java.time.Instant;

/**
 * A line of an operation's record.
 *
 * @param at when
 * @param text what was done
 */
public record OperationStepView(Instant at, String text) {}
