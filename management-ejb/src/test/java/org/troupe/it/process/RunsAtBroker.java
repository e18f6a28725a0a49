package org.troupe.it.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.troupe.wire.RunOrder;
import org.troupe.wire.RunReport;

/** The controller's side of jobs: orders runs of a deployment's role, and hears of them. */
final class RunsAtBroker implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final String runs;
  private final ServerLocator locator;
  private final ClientSession session;
  private final ActiveMQConnectionFactory connections;
  private final JMSContext context;
  private final JMSConsumer consumer;
  private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
  private final List<RunReport> heard = new ArrayList<>();

  RunsAtBroker(RunningHost running, String deployment, String role) throws Exception {
    runs = deployment + ".troupe.runs." + role;
    String reports = deployment + ".troupe.reports";
    String user = running.neighbour("broker.user");
    String password = running.neighbour("broker.password");
    String broker =
        "tcp://" + running.neighbour("broker.host") + ":" + running.neighbour("broker.port");
    locator = ActiveMQClient.createServerLocator(broker);
    session =
        locator.createSessionFactory().createSession(user, password, false, true, true, false, 0);
    for (String name : List.of(runs, reports)) {
      session.createAddress(SimpleString.of(name), RoutingType.ANYCAST, false);
      session.createQueue(QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST));
    }
    connections = new ActiveMQConnectionFactory(broker);
    context = connections.createContext(user, password);
    consumer = context.createConsumer(context.createQueue(reports));
  }

  void order(RunOrder order) throws Exception {
    context.createProducer().send(context.createQueue(runs), json.writeValueAsString(order));
  }

  /** Orders that nobody has taken. */
  long waiting() throws Exception {
    return session.queueQuery(SimpleString.of(runs)).getMessageCount();
  }

  /** The first report of a run that is like that, heard by now or later. */
  RunReport await(String run, Predicate<RunReport> like) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < end) {
      for (RunReport report : heard) {
        if (report.run().equals(run) && like.test(report)) {
          return report;
        }
      }
      hear();
    }
    throw new AssertionError("no such report of " + run + " among " + heard);
  }

  /** The beginning of a run of that trigger, other than this one. */
  RunReport awaitTrigger(String trigger, String other) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < end) {
      for (RunReport report : heard) {
        if (trigger.equals(report.trigger()) && !report.run().equals(other)) {
          return report;
        }
      }
      hear();
    }
    throw new AssertionError("no run of " + trigger + " among " + heard);
  }

  private void hear() throws Exception {
    String text = consumer.receiveBody(String.class, 1000);
    if (text != null) {
      heard.add(json.readValue(text, RunReport.class));
    }
  }

  RunReport ended(String run, int attempt) throws Exception {
    return await(run, r -> r.attempt() == attempt && r.event().equals(RunReport.ENDED));
  }

  /** What was heard of a run. */
  List<RunReport> of(String run) {
    return heard.stream().filter(report -> report.run().equals(run)).toList();
  }

  /** All of a run's output that was heard. */
  String log(String run) {
    StringBuilder log = new StringBuilder();
    of(run).stream()
        .filter(r -> r.event().equals(RunReport.LOG))
        .forEach(r -> log.append(r.text()));
    return log.toString();
  }

  @Override
  public void close() {
    context.close();
    connections.close();
    locator.close();
  }
}
