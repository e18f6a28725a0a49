package org.troupe.instance;

import java.time.Duration;
import java.util.Optional;

/**
 * Limits of the steps on the way out that a command sets for its own duration.
 *
 * @param drain for requests in flight, and again for messages being worked on; empty where the
 *     role's own holds
 * @param stop for the application's own stopping, and again from SIGTERM to SIGKILL; empty where
 *     the role's own holds
 */
public record LeavingLimits(Optional<Duration> drain, Optional<Duration> stop) {

  /** The role's own hold. */
  public static final LeavingLimits OF_ROLE = new LeavingLimits(Optional.empty(), Optional.empty());
}
