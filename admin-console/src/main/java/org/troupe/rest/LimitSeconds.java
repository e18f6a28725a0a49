package org.troupe.rest;

import java.time.Duration;
import java.util.Optional;
import org.troupe.instance.LeavingLimits;

/** Limits for instances that leave, as a request gives them. */
final class LimitSeconds {

  private static final long MOST = Duration.ofHours(1).toSeconds();
  private static final String DRAIN = "drainSeconds";
  private static final String STOP = "stopSeconds";

  private LimitSeconds() {}

  /**
   * Limits out of a body.
   *
   * @param drainSeconds 0 to 3600; null if the role's own holds
   * @param stopSeconds 1 to 3600; null if the role's own holds
   * @throws BadRequestException if one of them is out of bounds
   */
  static LeavingLimits of(Long drainSeconds, Long stopSeconds) {
    return new LeavingLimits(limit(DRAIN, drainSeconds, 0), limit(STOP, stopSeconds, 1));
  }

  /** The same out of an address. */
  static LeavingLimits parse(String drainSeconds, String stopSeconds) {
    return of(number(DRAIN, drainSeconds, 0), number(STOP, stopSeconds, 1));
  }

  private static Long number(String name, String text, long least) {
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw wrong(name, text, least);
    }
  }

  private static Optional<Duration> limit(String name, Long seconds, long least) {
    if (seconds != null && (seconds < least || seconds > MOST)) {
      throw wrong(name, String.valueOf(seconds), least);
    }
    return Optional.ofNullable(seconds).map(Duration::ofSeconds);
  }

  private static BadRequestException wrong(String name, String value, long least) {
    return BadRequestException.parameter(
        name, value, "a number of seconds from " + least + " to " + MOST);
  }
}
