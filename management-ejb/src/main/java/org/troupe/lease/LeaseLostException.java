package org.troupe.lease;

import jakarta.ejb.ApplicationException;

/** This controller does not lead, or not any more: what it was about to write must not be. */
@ApplicationException(rollback = true)
public class LeaseLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LeaseLostException(String message) {
    super(message);
  }
}
