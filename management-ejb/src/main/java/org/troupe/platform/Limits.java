package org.troupe.platform;

import java.time.Duration;

/**
 * Times and counts that reconcile keeps to, besides those that a role has itself.
 *
 * @param shutdown {@code shutdown.limit}: how long instances may take to end when the whole
 *     platform goes down (30 s)
 * @param operation {@code operation.limit}: after which an operation has failed, and an upgrade
 *     that has not come to its next domain is rolled back (30 min, Azure's limit for an instance to
 *     start)
 * @param busy {@code busy.limit}: how long a ready instance may be busy or silent before it gets no
 *     more requests (10 s)
 * @param preview {@code preview.limit}: how long a swap with preview waits to be completed (1 h)
 * @param kill {@code kill.limit}: how long an unresponsive process may take to end when asked (10
 *     s)
 * @param parallelStarts {@code max-parallel-starts}: how many instances start at a time (as many as
 *     there are processors)
 */
public record Limits(
    Duration shutdown,
    Duration operation,
    Duration busy,
    Duration preview,
    Duration kill,
    int parallelStarts) {

  /** The defaults, on a machine with so many processors. */
  public static Limits defaults(int processors) {
    return new Limits(
        Duration.ofSeconds(30),
        Duration.ofMinutes(30),
        Duration.ofSeconds(10),
        Duration.ofHours(1),
        Duration.ofSeconds(10),
        processors);
  }
}
