package org.troupe.definition;

import java.time.Duration;
import java.util.Optional;
import org.troupe.role.RoleKind;

/**
 * When an instance of a role is ready.
 *
 * @param path on the instance, answers 2xx or 3xx when it is; empty where being deployed is enough
 * @param startLimit how long an instance may take to become ready
 */
public record HealthCheck(Optional<String> path, Duration startLimit) {

  private static final Duration START_LIMIT = Duration.ofMinutes(5);

  /** What holds for a role whose definition does not say. */
  static HealthCheck defaultFor(RoleKind kind) {
    return switch (kind) {
      case WEB -> new HealthCheck(Optional.of("/"), START_LIMIT);
      case WORKER -> new HealthCheck(Optional.empty(), START_LIMIT);
    };
  }
}
