package org.troupe.cli;

import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * What a command is run in.
 *
 * @param environment the environment variables
 * @param in standard input
 * @param pauses what a command that looks again and again waits for between two looks
 */
record Surroundings(Map<String, String> environment, InputStream in, StatusWatch.Pause pauses) {

  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** Those of this process. */
  static Surroundings ofThisProcess() {
    return new Surroundings(System.getenv(), System.in, Surroundings::twoSeconds);
  }

  private static boolean twoSeconds() {
    LockSupport.parkNanos(PAUSE.toNanos());
    return !Thread.currentThread().isInterrupted();
  }

  /** A variable's value without white space round it; empty if it is not set. */
  String variable(String name) {
    return environment.getOrDefault(name, "").strip();
  }
}
