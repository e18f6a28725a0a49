package org.troupe.agent.jobs;

/** The broker cannot be talked to at the moment; what was being done may or may not be done. */
final class BrokerAwayException extends Exception {

  BrokerAwayException(String message, Throwable cause) {
    super(message, cause);
  }
}
