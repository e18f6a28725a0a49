package org.troupe.chaos;

import java.time.Duration;

/**
 * What came of a request.
 *
 * @param ask the request
 * @param dueAt when the schedule wanted it sent; this and the others in nanoseconds of {@link
 *     System#nanoTime}
 * @param sentAt when it was handed to a connection, or to the making of one
 * @param endedAt when the answer was there as a whole, or the mishap
 * @param connection its connection
 * @param mishap what went wrong, or null
 * @param detail the mishap in words: the exception, or the beginning of the answer
 */
record Reply(
    Ask ask,
    long dueAt,
    long sentAt,
    long endedAt,
    Connection connection,
    Mishap mishap,
    String detail) {

  /**
   * @param port the client's own, 0 where there never was one
   * @param begunAt when its making began
   * @param madeAt when it was seen to be made
   */
  record Connection(int port, long begunAt, long madeAt) {

    static final Connection NONE = new Connection(0, 0, 0);
  }

  boolean failed() {
    return mishap != null;
  }

  Duration took() {
    return Duration.ofNanos(endedAt - dueAt);
  }

  private long beforeEnd(long moment) {
    return Duration.ofNanos(endedAt - moment).toMillis();
  }

  @Override
  public String toString() {
    return ask.method()
        + " "
        + ask.path()
        + " after "
        + took().toMillis()
        + " ms from port "
        + connection.port()
        + (connection.port() == 0 ? "" : ", made " + beforeEnd(connection.madeAt()) + " ms before")
        + ": "
        + (failed() ? mishap + ", " + detail : "answered");
  }
}
