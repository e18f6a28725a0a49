package org.troupe.queue;

/** The broker could not be asked, or would not do what it was asked for. */
public class BrokerUnavailableException extends RuntimeException {

  BrokerUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  BrokerUnavailableException(String message) {
    super(message);
  }
}
