package org.troupe.routing;

import java.io.IOException;

/** A gateway is gone, or did not answer in time. */
final class NoAnswerException extends IOException {

  private static final long serialVersionUID = 1;

  NoAnswerException(String address, Throwable cause) {
    super("the gateway at " + address + " does not answer", cause);
  }
}
