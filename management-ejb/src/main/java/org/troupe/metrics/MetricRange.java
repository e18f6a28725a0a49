package org.troupe.metrics;

import java.time.Instant;

/**
 * Which stretch of time is asked for.
 *
 * @param from its beginning
 * @param to its end, not in it
 * @param stepSeconds how long each point is to stand for
 */
public record MetricRange(Instant from, Instant to, int stepSeconds) {}
