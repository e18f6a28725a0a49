package org.troupe.it.process;

import java.util.Set;
import javax.transaction.xa.XAResource;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/** A deployment's queues at the real broker, made, filled and looked at from outside. */
final class BrokerQueues implements AutoCloseable {

  private final String deployment;
  private final ServerLocator locator;
  private final ClientSession session;
  private final ClientSession xa;

  BrokerQueues(RunningHost running, String deployment, Set<String> names) throws Exception {
    this.deployment = deployment;
    String user = running.neighbour("broker.user");
    String password = running.neighbour("broker.password");
    locator =
        ActiveMQClient.createServerLocator(
            "tcp://" + running.neighbour("broker.host") + ":" + running.neighbour("broker.port"));
    locator.setReconnectAttempts(-1);
    var factory = locator.createSessionFactory();
    session = factory.createSession(user, password, false, true, true, false, 0);
    xa = factory.createSession(user, password, true, false, false, false, 0);
    session.start();
    for (String name : names) {
      session.createAddress(SimpleString.of(name(name)), RoutingType.ANYCAST, false);
      session.createQueue(QueueConfiguration.of(name(name)).setRoutingType(RoutingType.ANYCAST));
    }
  }

  String name(String queue) {
    return deployment + "." + queue;
  }

  void send(String queue, String text) throws Exception {
    try (ClientProducer producer = session.createProducer(name(queue))) {
      var message = session.createMessage(Message.TEXT_TYPE, true);
      message.getBodyBuffer().writeNullableSimpleString(SimpleString.of(text));
      producer.send(message);
    }
  }

  /** Messages that are not acknowledged yet, be they delivered or not. */
  long waiting(String queue) throws Exception {
    return session.queueQuery(SimpleString.of(name(queue))).getMessageCount();
  }

  int consumers(String queue) throws Exception {
    return session.queueQuery(SimpleString.of(name(queue))).getConsumerCount();
  }

  /** Transactions that are prepared at the broker, and neither committed nor rolled back. */
  int prepared() throws Exception {
    return xa.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN).length;
  }

  @Override
  public void close() {
    locator.close();
  }
}
