package org.troupe.queue;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.troupe.platform.ControllerConfig;

/** A short conversation with the broker's management address; for one thread. */
final class BrokerSession implements AutoCloseable {

  private static final int ANSWER_LIMIT_MILLIS = 10_000;
  private static final int CONNECT_LIMIT_MILLIS = 2_000;
  private static final String MANAGEMENT_ADDRESS = "activemq.management";

  private final ControllerConfig.Broker broker;
  private final ServerLocator locator;
  private final ClientSessionFactory factory;
  private final ClientSession session;
  private final ClientRequestor requestor;

  private BrokerSession(ControllerConfig.Broker broker) throws Exception {
    this.broker = broker;
    locator =
        ActiveMQClient.createServerLocator(
            "tcp://"
                + broker.host()
                + ":"
                + broker.port()
                + "?connect-timeout-millis="
                + CONNECT_LIMIT_MILLIS);
    locator.setInitialConnectAttempts(1).setReconnectAttempts(0);
    locator.setCallTimeout(ANSWER_LIMIT_MILLIS);
    try {
      factory = locator.createSessionFactory();
      session =
          factory.createSession(
              broker.user(),
              broker.password(),
              false,
              true,
              true,
              false,
              locator.getAckBatchSize());
      session.start();
      requestor = new ClientRequestor(session, MANAGEMENT_ADDRESS);
    } catch (ActiveMQException e) {
      locator.close();
      throw e;
    }
  }

  static BrokerSession open(ControllerConfig.Broker broker) {
    try {
      return new BrokerSession(broker);
    } catch (Exception e) {
      throw new BrokerUnavailableException(
          "the broker at " + broker.host() + ":" + broker.port() + " does not answer", e);
    }
  }

  /** A session whose receipts and sendings are one transaction; not to be kept for long. */
  ClientSession transacted() throws ActiveMQException {
    return factory.createSession(
        broker.user(), broker.password(), false, false, false, false, locator.getAckBatchSize());
  }

  /** The session itself, in which nothing is a transaction. */
  ClientSession plain() {
    return session;
  }

  /** Asks the broker itself. */
  Object broker(String operation, Object... arguments) {
    return invoke(ResourceNames.BROKER, operation, arguments);
  }

  /** Asks one of its queues. */
  Object queue(String queue, String operation, Object... arguments) {
    return invoke(ResourceNames.QUEUE + queue, operation, arguments);
  }

  /** Reads an attribute of one of its diverts. */
  Object divert(String divert, String attribute) {
    try {
      ClientMessage request = session.createMessage(false);
      ManagementHelper.putAttribute(request, ResourceNames.DIVERT + divert, attribute);
      return answer(request, "reading " + attribute + " of divert " + divert);
    } catch (BrokerUnavailableException e) {
      throw e;
    } catch (Exception e) {
      throw new BrokerUnavailableException("reading " + attribute + " of " + divert, e);
    }
  }

  private Object invoke(String resource, String operation, Object... arguments) {
    try {
      ClientMessage request = session.createMessage(false);
      ManagementHelper.putOperationInvocation(request, resource, operation, arguments);
      return answer(request, operation + " on " + resource);
    } catch (BrokerUnavailableException e) {
      throw e;
    } catch (Exception e) {
      throw new BrokerUnavailableException(operation + " on " + resource + " failed", e);
    }
  }

  private Object answer(ClientMessage request, String what) throws Exception {
    ClientMessage reply = requestor.request(request, ANSWER_LIMIT_MILLIS);
    if (reply == null) {
      throw new BrokerUnavailableException(what + ": no answer in " + ANSWER_LIMIT_MILLIS + " ms");
    }
    Object result = ManagementHelper.getResult(reply);
    if (!ManagementHelper.hasOperationSucceeded(reply)) {
      throw new BrokerUnavailableException(what + ": " + result);
    }
    return result;
  }

  @Override
  public void close() {
    // Closes factory and session with it.
    locator.close();
  }
}
