package org.troupe.definition;

import java.time.Duration;
import java.util.Optional;
import org.troupe.role.RoleKind;

/**
 * When an instance of a role is ready, and when it hangs.
 *
 * @param path on the instance, answers 2xx or 3xx when it is; empty where being deployed is enough
 * @param startLimit how long an instance may take to become ready
 * @param unresponsiveLimit how long an instance that was ready may be silent before it is taken to
 *     hang
 * @param heapDump whether the heap of an instance that hangs is kept, beside its threads
 */
public record HealthCheck(
    Optional<String> path, Duration startLimit, Duration unresponsiveLimit, boolean heapDump) {

  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration UNRESPONSIVE_LIMIT = Duration.ofMinutes(1);

  /** What holds for a role whose definition does not say. */
  static HealthCheck defaultFor(RoleKind kind) {
    Optional<String> path =
        switch (kind) {
          case WEB -> Optional.of("/");
          case WORKER -> Optional.empty();
        };
    return new HealthCheck(path, START_LIMIT, UNRESPONSIVE_LIMIT, false);
  }
}
