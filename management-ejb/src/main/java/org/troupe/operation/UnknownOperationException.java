package org.troupe.operation;

import org.troupe.refusal.RefusedException;

/** There is no operation of this number. */
public class UnknownOperationException extends RefusedException {

  UnknownOperationException(long id) {
    super("OPERATION_UNKNOWN", "there is no operation " + id, "");
  }
}
