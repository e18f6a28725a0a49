package org.troupe.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Queue;
import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.reader.TextMessageUtil;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A producer that speaks AMQP, sending to an outside address that leads to a deployment's queue.
 */
class AmqpIT {

  private static final String OUTSIDE = "shop.photos";
  private static final String OWN = "d1.photos";
  private static final String PRODUCER = "shop.producer";
  private static final String SECRET = "producer's secret";

  @TempDir private Path directory;
  private BrokerProcess broker;

  @BeforeEach
  void start() throws Exception {
    broker = BrokerProcess.startedIn(directory);
    try (var admin = broker.connect("admin", BrokerProcess.PASSWORD)) {
      admin.manage("createQueue", OUTSIDE, "ANYCAST", OUTSIDE, null, true, -1, false, true);
      admin.manage("createQueue", OWN, "ANYCAST", OWN, null, true, -1, false, true);
      admin.manage(
          "createDivert",
          "lead:" + OUTSIDE,
          "lead:" + OUTSIDE,
          OUTSIDE,
          OWN,
          true,
          null,
          null,
          Map.of(),
          "ANYCAST");
      admin.manage("addUser", PRODUCER, SECRET, PRODUCER, false);
      admin.manage(
          "addSecuritySettings",
          OUTSIDE,
          PRODUCER + ",admin",
          "admin",
          "admin",
          "admin",
          "admin",
          "admin",
          "admin",
          "admin",
          "admin",
          "admin");
    }
  }

  @AfterEach
  void end() {
    broker.close();
  }

  @Test
  void reaches_the_queue_that_its_address_leads_to() throws Exception {
    try (JMSContext context = connect(SECRET)) {
      context
          .createProducer()
          .setProperty("shade", "blue")
          .send(context.createQueue(OUTSIDE), "a photograph");
    }

    try (var admin = broker.connect("admin", BrokerProcess.PASSWORD)) {
      admin.session().start();
      ClientMessage message = admin.session().createConsumer(OWN).receive(10_000);
      assertThat(message).isNotNull();
      assertThat(message.getStringProperty("shade")).isEqualTo("blue");
      assertThat(TextMessageUtil.readBodyText(message.getBodyBuffer()).toString())
          .isEqualTo("a photograph");
    }
  }

  @Test
  void may_do_nothing_but_send_there() {
    try (JMSContext context = connect(SECRET)) {
      Queue queue = context.createQueue(OUTSIDE);
      assertThatExceptionOfType(JMSSecurityRuntimeException.class)
          .isThrownBy(() -> context.createConsumer(queue));
      for (String other : new String[] {OWN, Broker.DEAD_LETTERS}) {
        assertThatExceptionOfType(JMSSecurityRuntimeException.class)
            .as(other)
            .isThrownBy(() -> context.createProducer().send(context.createQueue(other), "no"));
      }
      for (String other : new String[] {"new", "activemq.management"}) {
        assertThatExceptionOfType(JMSRuntimeException.class)
            .as(other)
            .isThrownBy(() -> context.createProducer().send(context.createQueue(other), "no"));
      }
    }
  }

  @Test
  void needs_its_password() {
    assertThatExceptionOfType(JMSSecurityRuntimeException.class).isThrownBy(() -> connect("guess"));
  }

  private JMSContext connect(String password) {
    JMSContext context = new JmsConnectionFactory(broker.amqp()).createContext(PRODUCER, password);
    try {
      context.start();
      return context;
    } catch (JMSRuntimeException e) {
      context.close();
      throw e;
    }
  }
}
