package org.troupe.e2e;

import java.time.Duration;

/**
 * What came of one request of a {@link Load}.
 *
 * @param path what was asked for
 * @param sentAt when, in nanoseconds of {@link System#nanoTime}
 * @param endedAt when the answer was there as a whole, or the failure
 * @param took since the moment at which the schedule wanted it sent
 * @param version the version that answered, or empty
 * @param failure why it does not count as answered, or empty
 */
record Answer(
    String path, long sentAt, long endedAt, Duration took, String version, String failure) {

  boolean failed() {
    return !failure.isEmpty();
  }

  @Override
  public String toString() {
    return path + " after " + took.toMillis() + " ms: " + (failed() ? failure : version);
  }
}
