package org.troupe.operation;

import org.troupe.refusal.RefusedException;

/** A cloud service takes one change at a time. */
public class OperationInProgressException extends RefusedException {

  OperationInProgressException(Operation running) {
    super(
        "OPERATION_IN_PROGRESS",
        "operation "
            + running.id()
            + " ("
            + running.kind().label()
            + ") of "
            + running.service()
            + " is still running",
        "wait until it has ended; troupe status shows it");
  }
}
