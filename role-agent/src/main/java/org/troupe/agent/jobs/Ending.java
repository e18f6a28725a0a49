package org.troupe.agent.jobs;

import org.troupe.wire.RunReport;

/**
 * How a run ended.
 *
 * @param status as in {@link RunReport#status()}
 * @param exitStatus the batch job's, or the program's exit code; null if there is none
 * @param message why, in words; null if there is nothing to say
 */
record Ending(String status, String exitStatus, String message) {

  static Ending failed(String message) {
    return new Ending(RunReport.FAILED, null, message);
  }
}
