package org.troupe.platform;

import java.time.Duration;

/**
 * Times and counts that reconcile keeps to.
 *
 * @param drain {@code drain.limit}: how long requests in flight may finish when an instance leaves
 *     (30 s)
 * @param stop {@code stop.limit}: how long a process may take to end when asked (30 s)
 * @param operation {@code operation.limit}: after which an operation has failed (30 min, Azure's
 *     limit for an instance to start)
 * @param busy {@code busy.limit}: how long a ready instance may call itself busy before it gets no
 *     more requests (10 s)
 * @param parallelStarts {@code max-parallel-starts}: how many instances start at a time (as many as
 *     there are processors)
 */
public record Limits(
    Duration drain, Duration stop, Duration operation, Duration busy, int parallelStarts) {

  /** The defaults, on a machine with so many processors. */
  public static Limits defaults(int processors) {
    return new Limits(
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Duration.ofMinutes(30),
        Duration.ofSeconds(10),
        processors);
  }
}
