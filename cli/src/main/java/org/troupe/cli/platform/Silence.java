package org.troupe.cli.platform;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a component has left questions unanswered that are put to it once a second. Questions
 * are counted and not seconds: when the asker itself was held up, nobody was silent.
 */
final class Silence {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** One that nobody stands in for is given more time: it may only be slow. */
  private static final int ALONE_FACTOR = 3;

  private final long limit;
  private Instant nextQuestion = Instant.MIN;
  private volatile int unanswered;

  /**
   * @param limit how long it may be silent; zero if it may be silent for ever
   */
  Silence(Duration limit) {
    this.limit = limit.dividedBy(PAUSE);
  }

  /** Whether it is time for a question, which is then to be put. */
  boolean isTimeToAsk(Instant now) {
    if (limit == 0 || now.isBefore(nextQuestion)) {
      return false;
    }
    nextQuestion = now.plus(PAUSE);
    return true;
  }

  void heard(boolean answered) {
    unanswered = answered ? 0 : unanswered + 1;
  }

  boolean isBroken() {
    return unanswered == 0;
  }

  /**
   * Whether it counts as hung.
   *
   * @param alone whether nobody else does its work
   */
  boolean isOver(boolean alone) {
    return limit > 0 && unanswered >= (alone ? limit * ALONE_FACTOR : limit);
  }
}
