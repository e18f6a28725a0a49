package org.troupe.definition;

import java.time.Duration;
import java.util.Optional;

/**
 * How an instance of a role leaves, for whatever reason it does in order.
 *
 * @param drainLimit how long what it has begun (requests; then messages) may take to be finished;
 *     zero waits for nothing
 * @param stopLimit how long the application may take to do what it does when told that it is
 *     stopping
 * @param path on the instance, is sent a POST to tell the application that it is stopping; empty
 *     where nobody wants to be told
 */
public record Stopping(Duration drainLimit, Duration stopLimit, Optional<String> path) {

  /** What holds for a role whose definition does not say. */
  static final Stopping DEFAULT =
      new Stopping(Duration.ofSeconds(30), Duration.ofMinutes(5), Optional.empty());
}
