package org.troupe.reconcile.plan;

import java.time.Instant;
import java.util.Optional;

/**
 * An in-place upgrade in progress.
 *
 * @param manual whether each domain waits for a command
 * @param domain the highest domain whose instances take the next revision
 * @param since since when it is there, or goes back
 * @param turnedBack why it goes back; empty while it goes forward
 */
public record Walk(boolean manual, int domain, Instant since, Optional<String> turnedBack) {

  boolean forward() {
    return turnedBack.isEmpty();
  }
}
