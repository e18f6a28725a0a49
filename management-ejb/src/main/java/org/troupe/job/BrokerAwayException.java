package org.troupe.job;

import org.apache.activemq.artemis.api.core.ActiveMQException;

/** The broker does not answer; all is tried again. */
final class BrokerAwayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokerAwayException(String what, ActiveMQException cause) {
    super(what + ": " + cause.getMessage(), cause);
  }

  BrokerAwayException(String what) {
    super(what);
  }
}
