package org.troupe.reconcile;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last answers of an instance to one path. */
final class WarmUpPath {

  private static final int AT_LEAST = 10;
  private static final int LAST = 5;
  private static final Duration NOISE = Duration.ofMillis(15);
  private static final int SERVER_ERROR = 500;

  private final String instance;
  private final int port;
  private final String path;
  private final Deque<Duration> times = new ArrayDeque<>();
  private int answers;
  private int goodInARow;
  private int lastStatus;

  WarmUpPath(String instance, int port, String path) {
    this.instance = instance;
    this.port = port;
    this.path = path;
  }

  int port() {
    return port;
  }

  String path() {
    return path;
  }

  /**
   * One more answer.
   *
   * @param status 0 where there was none
   */
  synchronized void answered(int status, Duration time) {
    answers++;
    lastStatus = status;
    goodInARow = status > 0 && status < SERVER_ERROR ? goodInARow + 1 : 0;
    times.addLast(time);
    if (times.size() > LAST) {
      times.removeFirst();
    }
  }

  /** Whether the last answer was one of an application that works. */
  synchronized boolean answers() {
    return goodInARow > 0;
  }

  /** Whether the last answers were right, and the slowest not much slower than the quickest. */
  synchronized boolean isSteady() {
    if (answers < AT_LEAST || goodInARow < LAST) {
      return false;
    }
    Duration slowest = times.stream().max(Duration::compareTo).orElseThrow();
    Duration quickest = times.stream().min(Duration::compareTo).orElseThrow();
    return slowest.compareTo(quickest.multipliedBy(2).plus(NOISE)) <= 0;
  }

  @Override
  public synchronized String toString() {
    return "GET "
        + path
        + " of "
        + instance
        + (lastStatus == 0 ? " has no answer" : " answers " + lastStatus);
  }
}
