package org.troupe.adapter;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;

/**
 * The deployment's queue of notes, which keeps the last few hundred of them. A connection of its
 * own is made at the first one; used by one thread.
 */
final class CausesQueue implements NoteSender {

  private static final Logger LOG = System.getLogger(CausesQueue.class.getName());
  private static final String QUEUE = ".troupe.causes";

  private final Connections connections;
  private final String user;
  private final String password;
  private final String instance;
  private ClientSessionFactory factory;
  private ClientSession session;
  private ClientProducer producer;

  /**
   * @param connections how the broker is reached
   * @param user the deployment's login, which is its id too
   * @param instance which instance this process is
   */
  CausesQueue(Connections connections, String user, String password, String instance) {
    this.connections = connections;
    this.user = user;
    this.password = password;
    this.instance = instance;
  }

  @Override
  public void send(FailureNotes.Note note) {
    try {
      if (session == null || session.isClosed()) {
        connect();
      }
      ClientMessage message = session.createMessage(false);
      message.putLongProperty("troupe_message", note.message());
      message.putIntProperty("troupe_deliveries", note.deliveries());
      message.putStringProperty("troupe_cause", note.cause());
      message.putStringProperty("troupe_stack", note.stack());
      message.putStringProperty("troupe_instance", instance);
      message.putLongProperty("troupe_failed_at", note.at());
      producer.send(message);
    } catch (Exception e) {
      LOG.log(Level.DEBUG, "a failed delivery leaves no note", e);
      close();
    }
  }

  private void connect() throws Exception {
    close();
    factory = connections.open();
    session = factory.createSession(user, password, false, true, true, false, 0);
    producer = session.createProducer(user + QUEUE);
  }

  @Override
  public void close() {
    session = null;
    if (factory != null) {
      factory.close();
      factory = null;
    }
  }

  /** Opens a connection to the broker. */
  @FunctionalInterface
  interface Connections {
    ClientSessionFactory open() throws Exception;
  }
}
