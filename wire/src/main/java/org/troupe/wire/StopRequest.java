package org.troupe.wire;

/**
 * Asks for a deployment's instances to stop: {@code POST
 * /api/v1/services/{service}/slots/{slot}/stop}.
 *
 * @param drainSeconds how long what has been begun may take to be finished, 0 to 3600; absent: as
 *     the role's definition says
 * @param stopSeconds how long an instance may take to stop when told to, 1 to 3600; absent: as the
 *     role's definition says
 */
public record StopRequest(@MayBeAbsent Long drainSeconds, @MayBeAbsent Long stopSeconds) {}
