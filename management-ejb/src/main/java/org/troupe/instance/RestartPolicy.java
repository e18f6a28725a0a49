package org.troupe.instance;

import java.time.Duration;

/**
 * When a failed instance is started again: at once, a second and a third time too, then after 30 s,
 * doubling to 15 min. Ten minutes of health make it start over. (Cloud Foundry's policy, which is
 * kinder to a first crash than Azure's.)
 */
public final class RestartPolicy {

  /** How long an instance must have been ready for its earlier failures to be forgotten. */
  public static final Duration FORGIVES_AFTER = Duration.ofMinutes(10);

  private static final int AT_ONCE = 3;
  private static final Duration FIRST_DELAY = Duration.ofSeconds(30);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);
  private static final int DOUBLINGS_TO_LONGEST = 5;

  private RestartPolicy() {}

  /**
   * Counts one more failure.
   *
   * @param failures earlier ones
   * @param readyFor how long it was ready before this one; zero if it was not
   */
  public static int failuresAfter(int failures, Duration readyFor) {
    return readyFor.compareTo(FORGIVES_AFTER) >= 0 ? 1 : failures + 1;
  }

  /**
   * How long to wait before the next start.
   *
   * @param failures those so far, the last one included
   */
  public static Duration delay(int failures) {
    if (failures <= AT_ONCE) {
      return Duration.ZERO;
    }
    int doublings = failures - AT_ONCE - 1;
    if (doublings >= DOUBLINGS_TO_LONGEST) {
      return LONGEST_DELAY;
    }
    return FIRST_DELAY.multipliedBy(1L << doublings);
  }
}
