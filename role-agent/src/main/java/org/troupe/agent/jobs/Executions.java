package org.troupe.agent.jobs;

import org.troupe.wire.RunOrder;

/** Knows what does the work of an order. */
interface Executions {

  /**
   * Begins nothing yet.
   *
   * @param log takes what it writes
   * @param reporter takes what is known of its steps
   * @throws IllegalArgumentException if it cannot be run here, with the reason
   */
  Execution of(RunOrder order, RunLog log, RunReporter reporter);
}
