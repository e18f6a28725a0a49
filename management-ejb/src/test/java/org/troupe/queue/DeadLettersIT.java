package org.troupe.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.troupe.platform.ControllerConfig;
import org.troupe.queue.DeploymentAtBroker.DeclaredQueue;
import org.troupe.wire.QueueMessagesView;
import org.troupe.wire.QueueMessagesView.MessageView;

/** Against the real broker. Each test has a service of its own. */
class DeadLettersIT {

  private static final AtomicInteger SERVICES = new AtomicInteger();
  private static final int MAX_DELIVERIES = 2;
  private static final long LIMIT_MILLIS = 5_000;

  private final ControllerConfig.Broker config = ItConfiguration.read().broker();
  private final BrokerAdministration broker =
      new BrokerAdministration(ItConfiguration.read(), Clock.systemUTC());
  private final String service = "dead" + SERVICES.incrementAndGet();
  private final String outside = service + ".photos";
  private final DeploymentAtBroker deployment =
      new DeploymentAtBroker(
          "4" + service,
          service,
          service,
          List.of(new ProducerLogin(service, "secret")),
          "password",
          List.of(new DeclaredQueue("photos", MAX_DELIVERIES)),
          List.of());
  private final String own = QueueNames.own(deployment.deployment(), "photos");
  private BrokerSession session;
  private DeadLetters letters;

  @BeforeEach
  void prepare() {
    broker.prepare(deployment);
    broker.lead(List.of(new QueueLead(outside, Optional.empty(), Optional.of(own))));
    session = BrokerSession.open(config);
    letters = new DeadLetters(session, outside);
  }

  @AfterEach
  void close() {
    session.close();
  }

  private void send(String text) throws Exception {
    try (ClientProducer producer = session.plain().createProducer(outside)) {
      ClientMessage message = session.plain().createMessage(Message.TEXT_TYPE, true);
      message.getBodyBuffer().writeNullableSimpleString(SimpleString.of(text));
      message.putStringProperty("shade", "blue");
      message.putStringProperty("_AMQ_DUPL_ID", "once " + text);
      producer.send(message);
    }
  }

  /** Has it fail as a worker does; with a note of each failure if it is given a cause. */
  private void fail(String cause) throws Exception {
    for (int delivery = 1; delivery <= MAX_DELIVERIES; delivery++) {
      try (ClientSession worker = session.transacted();
          ClientConsumer consumer = worker.createConsumer(own)) {
        worker.start();
        ClientMessage message = consumer.receive(LIMIT_MILLIS);
        assertThat(message).isNotNull();
        if (cause != null) {
          note(message.getMessageID(), cause + " " + delivery, delivery);
        }
        message.acknowledge();
        worker.rollback();
      }
    }
  }

  private void note(long message, String cause, int delivery) throws Exception {
    String causes = QueueNames.causes(deployment.deployment());
    try (ClientProducer producer = session.plain().createProducer(causes)) {
      ClientMessage note = session.plain().createMessage(false);
      note.putLongProperty("troupe_message", message);
      note.putStringProperty(DeadLetter.CAUSE, cause);
      note.putStringProperty(DeadLetter.STACK, "at Worker.java");
      note.putIntProperty(DeadLetter.DELIVERIES, delivery);
      note.putStringProperty(DeadLetter.INSTANCE, "worker_IN_0");
      note.putLongProperty(DeadLetter.FAILED_AT, 1_000L);
      producer.send(note);
    }
  }

  private List<MessageView> dead() {
    return page(QueueNames.deadLetters(outside), 0, 10).messages();
  }

  private QueueMessagesView page(String queue, long after, int limit) {
    return new QueuePeek(session, queue).page(after, limit, true);
  }

  @Test
  void sayWhatTheyDiedOf() throws Exception {
    send("poison");
    fail("java.lang.IllegalStateException: no");
    assertThat(letters.explain(id -> false, Instant.EPOCH)).isZero();

    List<MessageView> dead = dead();
    assertThat(dead).hasSize(1);
    assertThat(dead.get(0).body().text()).isEqualTo("poison");
    assertThat(dead.get(0).properties())
        .containsEntry("troupe_cause", "java.lang.IllegalStateException: no 2")
        .containsEntry("troupe_stack", "at Worker.java")
        .containsEntry("troupe_deliveries", 2)
        .containsEntry("troupe_instance", "worker_IN_0")
        .containsEntry("troupe_failed_at", 1_000L)
        .containsEntry("troupe_queue", own)
        .containsEntry("shade", "blue");
    assertThat(QueueCounts.all(session).get(QueueNames.causes(deployment.deployment())).messages())
        .isZero();
  }

  @Test
  void areGivenTimeForTheirNote() throws Exception {
    send("killed");
    fail(null);
    assertThat(letters.explain(id -> false, Instant.EPOCH)).isEqualTo(1);
    assertThat(dead().get(0).properties()).doesNotContainKey("troupe_cause");

    assertThat(letters.explain(id -> true, Instant.EPOCH)).isZero();
    assertThat(dead().get(0).properties())
        .containsEntry("troupe_cause", DeadLetter.UNKNOWN_CAUSE)
        .doesNotContainKey("troupe_stack");
    assertThat(letters.explain(id -> true, Instant.EPOCH)).isZero();
    assertThat(dead()).hasSize(1);
  }

  @Test
  void areSentAnewAsIfTheyHadJustCome() throws Exception {
    send("second chance");
    fail("no");
    letters.explain(id -> true, Instant.EPOCH);
    assertThat(letters.retry(Optional.empty(), 10)).isEqualTo(1);

    assertThat(dead()).isEmpty();
    MessageView again = page(own, 0, 10).messages().get(0);
    assertThat(again.body().text()).isEqualTo("second chance");
    assertThat(again.properties()).containsOnlyKeys("shade");

    fail("still no");
    letters.explain(id -> true, Instant.EPOCH);
    assertThat(dead().get(0).properties()).containsEntry("troupe_cause", "still no 2");
  }

  @Test
  void areChosenByTheirIds() throws Exception {
    for (String text : List.of("a", "b", "c")) {
      send(text);
      fail(text);
    }
    letters.explain(id -> true, Instant.EPOCH);
    String a = dead().get(0).id();
    String b = dead().get(1).id();
    assertThat(letters.delete(Optional.of(a))).isEqualTo(1);
    assertThat(letters.delete(Optional.of(a))).isZero();
    assertThat(letters.retry(Optional.of(b), 1)).isEqualTo(1);
    assertThat(letters.retry(Optional.of("it's none"), 1)).isZero();
    assertThat(dead()).extracting(letter -> letter.body().text()).containsExactly("c");
    assertThat(letters.delete(Optional.empty())).isEqualTo(1);
    assertThat(dead()).isEmpty();
  }

  @Test
  void ofAmqpKeepTheirBodies() throws Exception {
    try (var context =
        new JmsConnectionFactory("amqp://" + config.host() + ":" + config.port())
            .createContext(config.user(), config.password())) {
      context
          .createProducer()
          .setProperty("shade", "red")
          .send(context.createQueue(outside), "by AMQP");
    }
    fail("no");
    letters.explain(id -> true, Instant.EPOCH);

    MessageView letter = dead().get(0);
    assertThat(letter.body().text()).isEqualTo("by AMQP");
    assertThat(letter.properties())
        .containsEntry("troupe_cause", "no 2")
        .containsEntry("shade", "red");
    assertThat(letters.retry(Optional.of(letter.id()), 1)).isEqualTo(1);
    assertThat(page(own, 0, 1).messages().get(0).body().text()).isEqualTo("by AMQP");
  }

  @Test
  void mayBeLarge() throws Exception {
    byte[] body = new byte[300_000];
    body[0] = (byte) 0xff;
    try (ClientProducer producer = session.plain().createProducer(outside)) {
      ClientMessage message = session.plain().createMessage(Message.BYTES_TYPE, true);
      message.setBodyInputStream(new ByteArrayInputStream(body));
      producer.send(message);
    }
    fail("no");
    letters.explain(id -> true, Instant.EPOCH);

    MessageView letter = dead().get(0);
    assertThat(letter.bytes()).isEqualTo(body.length);
    assertThat(letter.body().truncated()).isTrue();
    assertThat(Base64.getDecoder().decode(letter.body().base64()))
        .hasSize(QueuePeek.MOST_BODY_BYTES)
        .startsWith((byte) 0xff);
    assertThat(letters.retry(Optional.empty(), 1)).isEqualTo(1);
    assertThat(page(own, 0, 1).messages().get(0).bytes()).isEqualTo(body.length);
  }

  @Test
  void arePagedLikeWhatWaits() throws Exception {
    for (int i = 0; i < 5; i++) {
      send("m" + i);
    }
    QueueMessagesView first = page(own, 0, 2);
    QueueMessagesView second = page(own, Long.parseLong(first.next()), 2);
    QueueMessagesView third = page(own, Long.parseLong(second.next()), 2);
    assertThat(first.messages()).extracting(m -> m.body().text()).containsExactly("m0", "m1");
    assertThat(second.messages()).extracting(m -> m.body().text()).containsExactly("m2", "m3");
    assertThat(third.messages()).extracting(m -> m.body().text()).containsExactly("m4");
    assertThat(third.next()).isNull();
    Map<String, QueueCounts> counts = QueueCounts.like(session, own);
    assertThat(counts.get(own).waiting()).isEqualTo(5);
  }

  @Test
  void aPauseBelongsToTheSlot() {
    DeploymentAtBroker second =
        new DeploymentAtBroker(
            "5" + service,
            service,
            service + "-staging",
            deployment.producers(),
            "password",
            deployment.queues(),
            List.of());
    String next = QueueNames.own(second.deployment(), "photos");
    broker.prepare(second);
    broker.pause(outside, true);
    assertThat(Queues.isPaused(session, own)).isTrue();

    broker.lead(List.of(new QueueLead(outside, Optional.of(own), Optional.of(next))));
    assertThat(Queues.isPaused(session, next)).isTrue();
    broker.pause(outside, false);
    assertThat(Queues.isPaused(session, next)).isFalse();
  }
}
