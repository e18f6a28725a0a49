package org.troupe.it.process;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import java.time.Duration;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A deployment's queues for questions and answers at the real broker, seen from outside. */
final class Questions implements AutoCloseable {

  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

  private final String questions;
  private final String answers;
  private final ServerLocator locator;
  private final ClientSession session;
  private final ActiveMQConnectionFactory connections;
  private final JMSContext context;
  private final JMSConsumer consumer;

  Questions(RunningHost running, String deployment) throws Exception {
    questions = deployment + ".questions";
    answers = deployment + ".answers";
    String user = running.neighbour("broker.user");
    String password = running.neighbour("broker.password");
    String broker =
        "tcp://" + running.neighbour("broker.host") + ":" + running.neighbour("broker.port");
    locator = ActiveMQClient.createServerLocator(broker);
    ClientSessionFactory factory = locator.createSessionFactory();
    session = factory.createSession(user, password, false, true, true, false, 0);
    create(questions);
    create(answers);
    connections = new ActiveMQConnectionFactory(broker);
    context = connections.createContext(user, password);
    consumer = context.createConsumer(context.createQueue(answers));
  }

  private void create(String name) throws Exception {
    session.createAddress(SimpleString.of(name), RoutingType.ANYCAST, false);
    session.createQueue(QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST));
  }

  /** The names as an instance has them in its configuration. */
  Map<String, String> configuration() {
    return Map.of("troupe.queue.questions", questions, "troupe.queue.answers", answers);
  }

  void ask(String question) {
    context.createProducer().send(context.createQueue(questions), question);
  }

  /** The next answer; null if there is none for a while. */
  String answer() {
    return answer(ANSWER_LIMIT);
  }

  String answer(Duration limit) {
    return consumer.receiveBody(String.class, limit.toMillis());
  }

  /** Questions that are not yet answered, be they delivered or not. */
  long open() throws Exception {
    return session.queueQuery(SimpleString.of(questions)).getMessageCount();
  }

  /** How many wait for questions. */
  int consumers() throws Exception {
    return session.queueQuery(SimpleString.of(questions)).getConsumerCount();
  }

  @Override
  public void close() {
    context.close();
    connections.close();
    locator.close();
  }
}
