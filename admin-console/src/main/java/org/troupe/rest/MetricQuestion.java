package org.troupe.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.troupe.metrics.MetricHistory;
import org.troupe.metrics.MetricRange;

/** Reads which stretch of time somebody asks for. */
final class MetricQuestion {

  private static final Duration USUAL = Duration.ofHours(1);
  private static final int SHORTEST_STEP = 15;
  private static final int LONGEST_STEP = 86_400;

  private MetricQuestion() {}

  /**
   * Reads the parameters; those that are null have their defaults.
   *
   * @throws BadRequestException if one is not what it must be, or there would be too many points
   */
  static MetricRange parse(String from, String to, String step, Instant now) {
    Instant end = to == null ? now : instant("to", to);
    Instant begin = from == null ? end.minus(USUAL) : instant("from", from);
    if (!begin.isBefore(end)) {
      throw BadRequestException.parameter("from", from, "before 'to', " + end);
    }
    long seconds = Duration.between(begin, end).toSeconds();
    long shortest =
        Math.max(
            SHORTEST_STEP, (seconds + MetricHistory.MOST_POINTS - 1) / MetricHistory.MOST_POINTS);
    return new MetricRange(begin, end, step == null ? (int) shortest : step(step, shortest));
  }

  private static int step(String text, long shortest) {
    String expected =
        "a whole number of seconds from %d to %d, since an answer has %d points at most"
            .formatted(shortest, LONGEST_STEP, MetricHistory.MOST_POINTS);
    try {
      int step = Integer.parseInt(text);
      if (step >= shortest && step <= LONGEST_STEP) {
        return step;
      }
    } catch (NumberFormatException e) {
      throw BadRequestException.parameter("step", text, expected);
    }
    throw BadRequestException.parameter("step", text, expected);
  }

  private static Instant instant(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw BadRequestException.parameter(
          name, text, "an ISO 8601 instant such as 2026-11-21T12:00:00Z");
    }
  }
}
