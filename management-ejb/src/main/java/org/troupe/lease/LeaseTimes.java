package org.troupe.lease;

import java.time.Duration;

/**
 * What follows from how long a lease holds.
 *
 * @param duration after which a lease that was not renewed has ended, by the database's clock
 */
record LeaseTimes(Duration duration) {

  private static final Duration LONGEST_ROUND = Duration.ofSeconds(1);

  /** A renewal is due so long after the last one was asked for, early enough for another try. */
  Duration renewAfter() {
    return duration.dividedBy(3);
  }

  /**
   * The holder gives up so much sooner than the database: for clocks that run at different speeds,
   * and for what takes place between a question whether the lease is held and the deed.
   */
  Duration margin() {
    return duration.dividedBy(5);
  }

  /** Between two looks at the lease. */
  Duration round() {
    Duration round = duration.dividedBy(15);
    return round.compareTo(LONGEST_ROUND) < 0 ? round : LONGEST_ROUND;
  }

  /** The database has to answer within this; in whole seconds, for its driver knows no others. */
  int answerLimitSeconds() {
    return Math.max(1, (int) renewAfter().toSeconds());
  }

  /**
   * A transaction that was confirmed in a term that has ended may take so long to commit before its
   * session is ended.
   */
  Duration commitLimit() {
    return round();
  }
}
