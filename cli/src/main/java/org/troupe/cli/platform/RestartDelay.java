package org.troupe.cli.platform;

import java.time.Duration;

/**
 * How long to wait before a component that died is started again: not at all the first time, then
 * from a second on twice as long each time, up to half a minute. One that ran well for a minute
 * begins anew.
 */
final class RestartDelay {

  private static final Duration STABLE = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private int deaths;

  /**
   * The delay after a death.
   *
   * @param ran how long the process had lived
   */
  Duration afterRunningFor(Duration ran) {
    deaths = ran.compareTo(STABLE) >= 0 ? 1 : deaths + 1;
    if (deaths == 1) {
      return Duration.ZERO;
    }
    // From the seventh on it is the longest anyway, and the shift must not overflow.
    Duration doubled = Duration.ofSeconds(1L << Math.min(deaths - 2, 6));
    return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
  }
}
