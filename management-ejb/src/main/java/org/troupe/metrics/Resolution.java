package org.troupe.metrics;

import java.time.Duration;
import java.time.Instant;

/** How finely samples are kept, and for how long. Each is a multiple of the one before it. */
enum Resolution {
  FINE(Duration.ofSeconds(15), Duration.ofHours(6)),
  MIDDLE(Duration.ofMinutes(5), Duration.ofDays(7)),
  COARSE(Duration.ofHours(1), Duration.ofDays(30));

  private final Duration step;
  private final Duration kept;

  Resolution(Duration step, Duration kept) {
    this.step = step;
    this.kept = kept;
  }

  int seconds() {
    return Math.toIntExact(step.toSeconds());
  }

  Duration step() {
    return step;
  }

  /** What is older than this is deleted. */
  Instant oldest(Instant now) {
    return now.minus(kept);
  }

  /** The beginning of the stretch that a moment belongs to. */
  Instant floor(Instant at) {
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds()) * seconds());
  }

  /** The finest one that still has what is asked for and whose steps are no longer than wanted. */
  static Resolution forQuestion(Instant from, int stepSeconds, Instant now) {
    Resolution best = FINE;
    for (Resolution resolution : values()) {
      boolean tooOld = from.isBefore(best.oldest(now));
      if (tooOld || resolution.seconds() <= stepSeconds) {
        best = resolution;
      }
    }
    return best;
  }
}
