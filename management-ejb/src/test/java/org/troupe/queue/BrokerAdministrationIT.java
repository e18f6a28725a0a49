package org.troupe.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.troupe.platform.ControllerConfig;
import org.troupe.queue.DeploymentAtBroker.DeclaredQueue;

/** Against the real broker. Each test has a service of its own. */
class BrokerAdministrationIT {

  private static final AtomicInteger SERVICES = new AtomicInteger();
  private static final long NOTHING_MORE_MILLIS = 200;
  private static final long ANSWER_LIMIT_MILLIS = 5_000;

  private final ControllerConfig config = ItConfiguration.read();
  private final BrokerAdministration broker = new BrokerAdministration(config, Clock.systemUTC());
  private final String service = "queues" + SERVICES.incrementAndGet();
  private final String outside = service + ".photos";
  private final ProducerLogin producer = new ProducerLogin(service, "producer's secret");
  private final DeploymentAtBroker first = deployment("2first" + service);
  private final DeploymentAtBroker second = deployment("3second" + service);

  private DeploymentAtBroker deployment(String id) {
    return new DeploymentAtBroker(
        id,
        service,
        service,
        List.of(producer, new ProducerLogin(service + "-staging", "another secret")),
        "password of " + id,
        List.of(new DeclaredQueue("photos", 3)),
        List.of("worker"));
  }

  private String own(DeploymentAtBroker deployment) {
    return QueueNames.own(deployment.deployment(), "photos");
  }

  private void lead(String address, DeploymentAtBroker from, DeploymentAtBroker to) {
    broker.lead(
        List.of(
            new QueueLead(
                address,
                Optional.ofNullable(from).map(this::own),
                Optional.ofNullable(to).map(this::own))));
  }

  private JMSContext connect(String user, String password) {
    return new ActiveMQConnectionFactory(
            "tcp://" + config.broker().host() + ":" + config.broker().port())
        .createContext(user, password);
  }

  private JMSContext administrator() {
    return connect(config.broker().user(), config.broker().password());
  }

  private void send(String address, int from, int to) {
    try (JMSContext context = administrator()) {
      IntStream.range(from, to)
          .forEach(i -> context.createProducer().send(context.createQueue(address), "m" + i));
    }
  }

  private List<String> drain(DeploymentAtBroker deployment) {
    try (JMSContext context = connect(deployment.deployment(), deployment.password())) {
      return drain(context, own(deployment));
    }
  }

  private static List<String> drain(JMSContext context, String queue) {
    List<String> bodies = new ArrayList<>();
    try (JMSConsumer consumer = context.createConsumer(context.createQueue(queue))) {
      String body = consumer.receiveBody(String.class, NOTHING_MORE_MILLIS);
      while (body != null) {
        bodies.add(body);
        body = consumer.receiveBody(String.class, NOTHING_MORE_MILLIS);
      }
    }
    return bodies;
  }

  private static List<String> numbered(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "m" + i).toList();
  }

  @Test
  void whatIsSentToTheOutsideComesToWhoHoldsTheSlot() {
    broker.prepare(first);
    broker.prepare(first);
    lead(outside, null, first);
    assertThat(broker.leads().orElseThrow()).containsEntry(outside, own(first));

    send(outside, 0, 5);
    assertThat(drain(first)).isEqualTo(numbered(0, 5));
  }

  @Test
  void whatWaitsBeforeTheFirstDeploymentIsDeliveredToIt() {
    broker.prepare(first);
    send(outside, 0, 3);
    lead(outside, null, first);
    send(outside, 3, 5);
    assertThat(drain(first)).containsExactlyInAnyOrderElementsOf(numbered(0, 5));
  }

  @Test
  void aSwapTakesOverWhatWaitsAndDoesNotMixTheSides() {
    broker.prepare(first);
    broker.prepare(second);
    String staging = service + "-staging.photos";
    lead(outside, null, first);
    lead(staging, null, second);
    send(outside, 0, 20);
    send(staging, 100, 120);

    broker.lead(
        List.of(
            new QueueLead(outside, Optional.of(own(first)), Optional.of(own(second))),
            new QueueLead(staging, Optional.of(own(second)), Optional.of(own(first)))));
    send(outside, 20, 25);

    assertThat(drain(second)).containsExactlyInAnyOrderElementsOf(numbered(0, 25));
    assertThat(drain(first)).containsExactlyInAnyOrderElementsOf(numbered(100, 120));
  }

  @Test
  void withoutADeploymentMessagesWaitOutside() {
    broker.prepare(first);
    lead(outside, null, first);
    send(outside, 0, 4);
    lead(outside, first, null);
    broker.forget(first, service);
    send(outside, 4, 6);
    assertThat(broker.leads().orElseThrow()).doesNotContainKey(outside);

    broker.prepare(second);
    lead(outside, null, second);
    assertThat(drain(second)).containsExactlyInAnyOrderElementsOf(numbered(0, 6));
  }

  @Test
  void whatALeavingDeploymentStillSendsIsNotLost() {
    broker.prepare(first);
    lead(outside, null, first);
    lead(outside, first, null);
    send(own(first), 0, 2);
    broker.forget(first, service);
    broker.prepare(second);
    lead(outside, null, second);
    assertThat(drain(second)).containsExactlyInAnyOrderElementsOf(numbered(0, 2));

    broker.prepare(first);
    send(own(first), 2, 4);
    broker.forget(first, service);
    assertThat(drain(second)).containsExactlyInAnyOrderElementsOf(numbered(2, 4));
  }

  @Test
  void aDeploymentsLoginReachesNothingButItsOwnQueues() {
    broker.prepare(first);
    broker.prepare(second);
    try (JMSContext context = connect(first.deployment(), first.password())) {
      context.createProducer().send(context.createQueue(own(first)), "mine");
      assertThatThrownBy(
              () -> context.createProducer().send(context.createQueue(own(second)), "theirs"))
          .isInstanceOf(JMSRuntimeException.class);
      assertThatThrownBy(() -> context.createConsumer(context.createQueue(own(second))))
          .isInstanceOf(JMSRuntimeException.class);
    }
    broker.forget(first, service);
    // The broker remembers who logged in for ten seconds.
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> connect(first.deployment(), first.password()).close())
                    .isInstanceOf(JMSRuntimeException.class));
  }

  @Test
  void aPoisonousMessageBecomesADeadLetter() throws Exception {
    broker.prepare(first);
    lead(outside, null, first);
    send(outside, 0, 1);
    fail(first);
    try (JMSContext context = administrator();
        JMSConsumer dead = context.createConsumer(context.createQueue(outside + ".dead-letters"))) {
      assertThat(dead.receiveBody(String.class, ANSWER_LIMIT_MILLIS)).isEqualTo("m0");
    }
  }

  @Test
  void aProducerSendsToItsSlotAndDoesNothingElse() {
    broker.prepare(first);
    lead(outside, null, first);
    try (JMSContext context = connect(producer.name(), producer.password())) {
      context.createProducer().send(context.createQueue(outside), "from outside");
      for (String other :
          List.of(outside + ".dead-letters", service + "-staging.photos", own(first))) {
        assertThatThrownBy(
                () -> context.createProducer().send(context.createQueue(other), "not theirs"))
            .as(other)
            .isInstanceOf(JMSRuntimeException.class);
      }
      assertThatThrownBy(() -> context.createConsumer(context.createQueue(outside)))
          .isInstanceOf(JMSRuntimeException.class);
    }
    assertThat(drain(first)).containsExactly("from outside");
    assertThat(broker.outsideQueues(service)).containsExactly("photos");
  }

  @Test
  void aRenewedProducerHasItsNewPasswordAtOnce() {
    broker.prepare(first);
    try (JMSContext old = connect(producer.name(), producer.password())) {
      old.createProducer().send(old.createQueue(outside), "before");
      ProducerLogin renewed = new ProducerLogin(service, "renewed secret");
      broker.renewLogin(renewed);

      assertThatThrownBy(() -> old.createProducer().send(old.createQueue(outside), "after"))
          .isInstanceOf(JMSRuntimeException.class);
      assertThatThrownBy(() -> connect(producer.name(), producer.password()).close())
          .isInstanceOf(JMSRuntimeException.class);
      try (JMSContext context = connect(renewed.name(), renewed.password())) {
        context.createProducer().send(context.createQueue(outside), "after");
      }
    }
  }

  @Test
  void aDeploymentMayLookAtItsServicesDeadLettersButNotTakeThem() {
    broker.prepare(first);
    broker.prepare(second);
    send(outside + ".dead-letters", 0, 1);
    try (JMSContext context = connect(second.deployment(), second.password())) {
      Queue deadLetters = context.createQueue(outside + ".dead-letters");
      try (QueueBrowser browser = context.createBrowser(deadLetters)) {
        assertThat(browser.getEnumeration().hasMoreElements()).isTrue();
      } catch (JMSException e) {
        throw new AssertionError(e);
      }
      assertThatThrownBy(() -> context.createConsumer(deadLetters))
          .isInstanceOf(JMSRuntimeException.class);
    }
  }

  @Test
  void aDeploymentHasWhatItsJobsAreOrderedAndReportedBy() {
    broker.prepare(first);
    List<String> queues =
        List.of(
            QueueNames.runs(first.deployment(), "worker"),
            QueueNames.reports(first.deployment()),
            QueueNames.requests(first.deployment()));
    try (JMSContext context = connect(first.deployment(), first.password())) {
      queues.forEach(queue -> context.createProducer().send(context.createQueue(queue), "it"));
      queues.forEach(queue -> assertThat(drain(context, queue)).containsExactly("it"));
    }
    broker.forget(first, service);
    try (JMSContext context = administrator()) {
      queues.forEach(
          queue ->
              assertThatThrownBy(() -> context.createConsumer(context.createQueue(queue)))
                  .isInstanceOf(JMSRuntimeException.class));
    }
  }

  /** As often as a queue's deliveries allow. */
  private void fail(DeploymentAtBroker deployment) {
    for (int delivery = 0; delivery < 3; delivery++) {
      try (JMSContext context = connect(deployment.deployment(), deployment.password());
          JMSContext transacted = context.createContext(JMSContext.SESSION_TRANSACTED);
          JMSConsumer consumer =
              transacted.createConsumer(transacted.createQueue(own(deployment)))) {
        assertThat(consumer.receive(ANSWER_LIMIT_MILLIS)).isNotNull();
        transacted.rollback();
      }
    }
  }

  @Test
  void deadLettersBelongToTheSlotThatTheDeploymentHolds() {
    String staging = service + "-staging.photos";
    broker.prepare(first);
    broker.prepare(second);
    lead(outside, null, first);
    lead(staging, null, second);
    broker.lead(
        List.of(
            new QueueLead(outside, Optional.of(own(first)), Optional.of(own(second))),
            new QueueLead(staging, Optional.of(own(second)), Optional.of(own(first)))));
    send(outside, 0, 1);
    fail(second);
    send(staging, 1, 2);
    fail(first);
    try (JMSContext context = administrator()) {
      assertThat(drain(context, outside + ".dead-letters")).containsExactly("m0");
      assertThat(drain(context, staging + ".dead-letters")).containsExactly("m1");
    }
  }

  @Test
  void whatWasSentDuringASwapComesToOneSideOnly() throws Exception {
    String staging = service + "-staging.photos";
    broker.prepare(first);
    broker.prepare(second);
    lead(outside, null, first);
    lead(staging, null, second);
    AtomicBoolean enough = new AtomicBoolean();
    AtomicInteger sent = new AtomicInteger();
    Thread sender =
        new Thread(
            () -> {
              try (JMSContext context = administrator()) {
                while (!enough.get()) {
                  context
                      .createProducer()
                      .send(context.createQueue(outside), "m" + sent.getAndIncrement());
                  context.createProducer().send(context.createQueue(staging), "s");
                }
              }
            });
    sender.start();
    DeploymentAtBroker holder = first;
    DeploymentAtBroker other = second;
    for (int swap = 0; swap < 5; swap++) {
      broker.lead(
          List.of(
              new QueueLead(outside, Optional.of(own(holder)), Optional.of(own(other))),
              new QueueLead(staging, Optional.of(own(other)), Optional.of(own(holder)))));
      DeploymentAtBroker next = other;
      other = holder;
      holder = next;
    }
    enough.set(true);
    sender.join();

    List<String> ofProduction = drain(holder);
    assertThat(ofProduction)
        .containsExactlyInAnyOrderElementsOf(numbered(0, sent.get()))
        .hasSizeGreaterThan(20);
    assertThat(drain(other)).hasSize(sent.get()).containsOnly("s");
  }

  @Test
  void aSwapLeftHalfWayIsFinishedByTheNextOne() {
    String staging = service + "-staging.photos";
    broker.prepare(first);
    broker.prepare(second);
    lead(outside, null, first);
    lead(staging, null, second);
    send(outside, 0, 3);
    send(staging, 100, 103);
    // Production has arrived, staging has left and not arrived: as a crash in between leaves it.
    try (BrokerSession session = BrokerSession.open(config.broker())) {
      Queues.ensure(session, "troupe.swap." + staging + "/" + own(second));
      session.broker("destroyDivert", "lead:" + staging);
      Queues.move(session, own(second), staging);
    }
    lead(outside, first, second);
    String marker = broker.leads().orElseThrow().get(staging);
    assertThat(marker).isNotEqualTo(own(first)).isNotEqualTo(own(second));

    broker.lead(List.of(new QueueLead(staging, Optional.of(marker), Optional.of(own(first)))));

    assertThat(broker.leads().orElseThrow())
        .containsEntry(staging, own(first))
        .containsEntry(outside, own(second));
    assertThat(drain(second)).containsExactlyInAnyOrderElementsOf(numbered(0, 3));
    assertThat(drain(first)).containsExactlyInAnyOrderElementsOf(numbered(100, 103));
  }
}
