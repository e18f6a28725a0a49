package org.troupe.instance;

/** An instance's process could not be started; the message says why, for an operator. */
public class InstanceStartException extends Exception {

  public InstanceStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
