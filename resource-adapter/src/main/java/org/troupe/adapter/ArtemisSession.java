package org.troupe.adapter;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.core.client.impl.ClientSessionImpl;

/**
 * A session of Artemis' client.
 *
 * @param session the interface has no way to stop it without waiting, so the class
 */
record ArtemisSession(ClientSessionImpl session) implements InboundSession {

  @Override
  public void halt() throws ActiveMQException {
    session.stop(false);
  }

  @Override
  public void go() throws ActiveMQException {
    session.start();
  }

  @Override
  public void close() throws ActiveMQException {
    session.close();
  }

  @Override
  public boolean isClosed() {
    return session.isClosed();
  }
}
