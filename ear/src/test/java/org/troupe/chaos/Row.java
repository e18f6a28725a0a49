package org.troupe.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a fault cost.
 *
 * @param fault its name
 * @param requests how many were answered or failed
 * @param failed those of them that got no right answer
 * @param inTheAir the failed ones whose connection was held by the killed process
 * @param comeAgain the application's {@code 503} to a message that it could not take; none of the
 *     failed
 * @param messages that the platform had taken
 * @param lost those of them that were never booked
 * @param doubled effects done twice
 * @param repeated deliveries beyond the first
 * @param slowest of the right answers to {@code GET}
 * @param slowestTaken of the {@code PUT}s of messages that were taken
 * @param fullAfter from the strike until everything was there again; null if that never was
 * @param note what else to know
 */
record Row(
    String fault,
    long requests,
    long failed,
    long inTheAir,
    long comeAgain,
    long messages,
    long lost,
    long doubled,
    long repeated,
    Duration slowest,
    Duration slowestTaken,
    Duration fullAfter,
    String note) {

  static final String HEAD =
      """
      | fault | requests | failed | of these in the air | told to come again | messages | lost |\
       done twice | delivered again | slowest answer, s | slowest message taken, s | full again after, s | |
      |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|
      """;

  String line() {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %d | %d | %d | %d | %d | %d | %.2f | %.2f | %s | %s |",
        fault,
        requests,
        failed,
        inTheAir,
        comeAgain,
        messages,
        lost,
        doubled,
        repeated,
        slowest.toMillis() / 1000.0,
        slowestTaken.toMillis() / 1000.0,
        fullAfter == null
            ? "never"
            : String.format(Locale.ROOT, "%.1f", fullAfter.toMillis() / 1000.0),
        note);
  }

  /** Which promises were broken, in words. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    if (failed > inTheAir) {
      complaints.add(failed - inTheAir + " requests failed without need");
    }
    if (lost > 0) {
      complaints.add(lost + " messages were lost");
    }
    if (doubled != 0) {
      complaints.add(doubled + " effects were doubled");
    }
    if (fullAfter == null) {
      complaints.add("the platform did not become whole again");
    }
    return complaints;
  }
}
