package org.troupe.agent.intake;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.util.Map;
import org.troupe.agent.broker.BrokerLogin;

/** A connection to the broker, for one thread; made at its first use and after each failure. */
final class MessageLine {

  /** The property by which a message that was taken in is found again. */
  static final String ID = "troupe_intake_id";

  /** The broker drops a message whose id it has seen at that address. */
  private static final String DUPLICATE = "_AMQ_DUPL_ID";

  private final BrokerLogin broker;
  private Connection connection;
  private Session session;
  private MessageProducer producer;

  MessageLine(BrokerLogin broker) {
    this.broker = broker;
  }

  /** Puts a text into a queue; returns once the broker has it on disk. */
  void send(String queue, String id, String text) throws JMSException {
    try {
      open();
      send(queue, id, session.createTextMessage(text));
    } catch (JMSException e) {
      close();
      throw e;
    }
  }

  /** Puts what came in into a queue; returns once the broker has it on disk. */
  void send(String queue, String id, Submission submission) throws JMSException, Problem.Raised {
    try {
      open();
      Message message;
      if (submission.isText()) {
        message = session.createTextMessage(submission.text());
      } else {
        BytesMessage bytes = session.createBytesMessage();
        bytes.writeBytes(submission.body());
        message = bytes;
      }
      for (Map.Entry<String, String> property : submission.properties().entrySet()) {
        message.setStringProperty(property.getKey(), property.getValue());
      }
      if (!submission.contentType().isEmpty()) {
        message.setStringProperty("content_type", submission.contentType());
      }
      send(queue, id, message);
    } catch (JMSException e) {
      close();
      throw e;
    }
  }

  private void send(String queue, String id, Message message) throws JMSException {
    message.setStringProperty(ID, id);
    message.setStringProperty(DUPLICATE, id);
    producer.send(session.createQueue(queue), message);
  }

  /** Whether such a message waits in a queue. */
  boolean has(String queue, String id) throws JMSException {
    try {
      open();
      String selector = ID + " = '" + id + "'";
      try (QueueBrowser browser = session.createBrowser(session.createQueue(queue), selector)) {
        return browser.getEnumeration().hasMoreElements();
      }
    } catch (JMSException e) {
      close();
      throw e;
    }
  }

  private void open() throws JMSException {
    if (connection == null) {
      connection = broker.connect();
      session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
      producer = session.createProducer(null);
      producer.setDeliveryMode(DeliveryMode.PERSISTENT);
      connection.start();
    }
  }

  private void close() {
    Connection broken = connection;
    connection = null;
    if (broken != null) {
      try {
        broken.close();
      } catch (JMSException e) {
        // It was given up for being broken.
        session = null;
      }
    }
  }
}
