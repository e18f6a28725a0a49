package org.troupe.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import java.nio.file.Path;
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
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.troupe.instance.HostedInstance;
import org.troupe.instance.InstanceKey;
import org.troupe.it.process.app.EchoMessages;
import org.troupe.role.RoleKind;

/** A worker role's instance in a real Payara Micro, at a real broker. */
class WorkerInstanceIT {

  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

  @Test
  void worksOffItsQueueOutOfAPlainJar() throws Exception {
    try (RunningHost running = new RunningHost()) {
      String broker =
          "tcp://" + running.neighbour("broker.host") + ":" + running.neighbour("broker.port");
      createQueue(running, broker, "d2.questions");
      createQueue(running, broker, "d2.answers");
      Path files = running.roleFiles();
      ShrinkWrap.create(JavaArchive.class)
          .addClass(EchoMessages.class)
          .as(ZipExporter.class)
          .exportTo(files.resolve("echo.jar").toFile());
      HostedInstance worker =
          running.host.start(
              running.spec(
                  new InstanceKey("d2", "worker", 1),
                  RoleKind.WORKER,
                  files,
                  "echo.jar",
                  "",
                  Map.of(
                      "troupe.queue.questions", "d2.questions",
                      "troupe.queue.answers", "d2.answers")));
      running.awaitState(worker, "READY");
      assertThat(ask(running, broker, "are you there")).isEqualTo("echo of are you there");
    }
  }

  private static void createQueue(RunningHost running, String broker, String name)
      throws Exception {
    try (ServerLocator locator = ActiveMQClient.createServerLocator(broker);
        ClientSessionFactory factory = locator.createSessionFactory();
        ClientSession session =
            factory.createSession(
                running.neighbour("broker.user"),
                running.neighbour("broker.password"),
                false,
                true,
                true,
                false,
                0)) {
      session.createAddress(SimpleString.of(name), RoutingType.ANYCAST, false);
      session.createQueue(QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST));
    }
  }

  private static String ask(RunningHost running, String broker, String question) throws Exception {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker);
        JMSContext context =
            factory.createContext(
                running.neighbour("broker.user"), running.neighbour("broker.password"))) {
      Queue answers = context.createQueue("d2.answers");
      context.createProducer().send(context.createQueue("d2.questions"), question);
      return context.createConsumer(answers).receiveBody(String.class, ANSWER_LIMIT.toMillis());
    }
  }
}
