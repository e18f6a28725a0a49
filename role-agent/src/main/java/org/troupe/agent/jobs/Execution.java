package org.troupe.agent.jobs;

/** What does a run's work: a program, or a batch job. */
interface Execution {

  /**
   * Works until the end.
   *
   * @throws RunException if it could not be begun, or followed to its end
   */
  Ending run() throws RunException, InterruptedException;

  /** Has it end soon. May be called at any time, from any thread, again and again. */
  void stop();

  /** A run could not be begun or followed; the message says why, for an operator. */
  final class RunException extends Exception {

    RunException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
