package org.troupe.agent.jobs;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.Optional;
import org.troupe.agent.broker.BrokerLogin;
import org.troupe.agent.jobs.OrderTaker.OrderLine;
import org.troupe.agent.jobs.Outbox.ReportLine;

/**
 * Connections to the broker for orders and reports. Each is used by one thread, is made at its
 * first use, and is given up at the first failure: whoever has it makes another one.
 *
 * @param broker the deployment's login at the broker
 * @param runs queue of the role's orders
 * @param reports queue of the deployment's reports
 */
record JmsLines(BrokerLogin broker, String runs, String reports) {

  OrderLine orders() {
    return new Orders();
  }

  ReportLine reportLine() {
    return new Reports();
  }

  /** What both kinds have in common. */
  private abstract class Line implements AutoCloseable {

    private Connection connection;

    /** The session of the connection, which is made if there is none. */
    Session open(int mode) throws JMSException {
      connection = broker.connect();
      Session session = connection.createSession(mode);
      connection.start();
      return session;
    }

    boolean isOpen() {
      return connection != null;
    }

    @Override
    public void close() {
      try {
        if (connection != null) {
          connection.close();
        }
      } catch (JMSException e) {
        connection = null;
      }
    }
  }

  private final class Orders extends Line implements OrderLine {

    private Session session;
    private MessageConsumer consumer;
    private MessageProducer producer;

    @Override
    public Optional<String> next(Duration wait) throws BrokerAwayException {
      try {
        if (!isOpen()) {
          session = open(Session.SESSION_TRANSACTED);
          consumer = session.createConsumer(session.createQueue(runs));
          producer = session.createProducer(session.createQueue(reports));
        }
        Message message = consumer.receive(wait.toMillis());
        if (message == null) {
          return Optional.empty();
        }
        return Optional.of(message instanceof TextMessage text ? text.getText() : "");
      } catch (JMSException e) {
        throw new BrokerAwayException("no orders from " + runs, e);
      }
    }

    @Override
    public void take(String report) throws BrokerAwayException {
      try {
        producer.send(session.createTextMessage(report));
        session.commit();
      } catch (JMSException e) {
        throw new BrokerAwayException("an order may not be taken", e);
      }
    }

    @Override
    public void drop() throws BrokerAwayException {
      try {
        session.commit();
      } catch (JMSException e) {
        throw new BrokerAwayException("an order may not be dropped", e);
      }
    }
  }

  private final class Reports extends Line implements ReportLine {

    private Session session;
    private MessageProducer producer;

    @Override
    public void send(String report) throws BrokerAwayException {
      try {
        if (!isOpen()) {
          session = open(Session.AUTO_ACKNOWLEDGE);
          producer = session.createProducer(session.createQueue(reports));
        }
        producer.send(session.createTextMessage(report));
      } catch (JMSException e) {
        throw new BrokerAwayException("no reports to " + reports, e);
      }
    }
  }
}
