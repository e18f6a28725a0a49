package org.troupe.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Messages of strangers: through swaps, by the documentation's own programs, and poisonous ones.
 */
@ExtendWith(OnOnePlatform.class)
class QueuesE2E {

  private static final String LEDGER = "ledger";
  private static final int PER_SECOND_EACH = 250;
  private static final int PER_SECOND_STAGING = 20;
  private static final long STAGINGS = 1_000_000_000L;
  private static final Duration BOOKED_LIMIT = Duration.ofMinutes(3);
  private static final Duration DEAD_LIMIT = Duration.ofSeconds(60);
  private static final int ENOUGH = 20;
  private static final Duration STRETCH = Duration.ofSeconds(4);

  private final TestPlatform platform;
  private final Troupe troupe;

  QueuesE2E(TestPlatform platform) {
    this.platform = platform;
    this.troupe = platform.troupe();
  }

  private void deployLedger(String version, String slot) {
    Path packages = Path.of(System.getProperty("troupe.ledger"));
    troupe.does(
        "deploy",
        LEDGER,
        "--package",
        packages.resolve("ledger-" + version + ".cspkg").toString(),
        "--config",
        packages.resolve("ledger-staging.cscfg").toString(),
        "--slot",
        slot);
  }

  private void deleteLedger(String slot) {
    troupe.runs("delete", LEDGER, "--slot", slot);
  }

  @Test
  void aSwapThereAndBackLosesDoublesAndMisleadsNoMessage() throws Exception {
    deployLedger("1", "production");
    deployLedger("2", "staging");
    try {
      swapUnderMessages();
    } finally {
      deleteLedger("staging");
      deleteLedger("production");
    }
  }

  private void swapUnderMessages() throws Exception {
    ProducerAccess ofProduction = ProducerAccess.of(troupe, LEDGER, "production");
    ProducerAccess ofStaging = ProducerAccess.of(troupe, LEDGER, "staging");
    AtomicLong numbers = new AtomicLong();
    AtomicLong stagings = new AtomicLong(STAGINGS);
    long swapBegun;
    long swapEnded;
    long backEnded;
    Set<Long> bookedBetween;
    List<Numbered.Sent> sent;
    LedgerBook book = new LedgerBook(troupe.data());
    try (var core = new ActiveMQConnectionFactory(ofProduction.coreUrl());
        Numbered byCore =
            new Numbered(core, ofProduction, "ledger.entries", numbers, PER_SECOND_EACH);
        Numbered byAmqp =
            new Numbered(
                new JmsConnectionFactory(ofProduction.amqpUrl()),
                ofProduction,
                "ledger.entries",
                numbers,
                PER_SECOND_EACH);
        Numbered toStaging =
            new Numbered(core, ofStaging, "ledger-staging.entries", stagings, PER_SECOND_STAGING)) {
      awaitMore(byCore);
      swapBegun = System.nanoTime();
      troupe.does("swap", LEDGER);
      swapEnded = System.nanoTime();
      long next = numbers.get() + 1;
      long nextOfStaging = stagings.get() + 1;
      awaitMore(byCore);
      await("some that were sent since are booked")
          .atMost(BOOKED_LIMIT)
          .until(
              () -> {
                Set<Long> booked = book.versions().keySet();
                return booked.contains(next + ENOUGH) && booked.contains(nextOfStaging + ENOUGH);
              });
      bookedBetween = book.versions().keySet();
      troupe.does("swap", LEDGER, "--back");
      backEnded = System.nanoTime();
      awaitMore(byCore);
      sent =
          Stream.of(byCore.stop(), byAmqp.stop(), toStaging.stop()).flatMap(List::stream).toList();
    }
    await("all are booked")
        .atMost(BOOKED_LIMIT)
        .until(() -> book.versions().keySet().containsAll(numbers(sent, s -> true)));
    Map<Long, String> versions = book.versions();
    assertThat(versions.keySet()).containsExactlyInAnyOrderElementsOf(numbers(sent, s -> true));
    assertThat(book.doubled()).isZero();

    // What was sent while nothing changed was booked by who held the slot, and by nobody else; what
    // still waits when the next swap begins goes along.
    Predicate<Numbered.Sent> between =
        s -> s.begun() > swapEnded && bookedBetween.contains(s.number());
    Predicate<Numbered.Sent> after = s -> s.begun() > backEnded;
    Predicate<Numbered.Sent> toStaging = s -> s.number() > STAGINGS;
    assertBooked(versions, numbers(sent, toStaging.negate().and(between)), "2");
    assertBooked(versions, numbers(sent, toStaging.and(between)), "1");
    assertBooked(versions, numbers(sent, toStaging.negate().and(after)), "1");
    assertBooked(versions, numbers(sent, toStaging.and(after)), "2");
    assertThat(numbers(sent, s -> s.ended() < swapBegun)).isNotEmpty();
  }

  private static void assertBooked(Map<Long, String> versions, List<Long> numbers, String by) {
    assertThat(numbers).hasSizeGreaterThan(10);
    assertThat(numbers).allSatisfy(n -> assertThat(versions.get(n)).startsWith(by));
  }

  private static List<Long> numbers(List<Numbered.Sent> sent, Predicate<Numbered.Sent> which) {
    return sent.stream().filter(which).map(Numbered.Sent::number).toList();
  }

  private static void awaitMore(Numbered producer) {
    int enough = producer.count() + (int) (PER_SECOND_EACH * STRETCH.toSeconds());
    await("more is sent").atMost(STRETCH.multipliedBy(10)).until(() -> producer.count() >= enough);
  }

  @Test
  void theProgramsInTheDocumentationSend() throws Exception {
    deployLedger("1", "production");
    try {
      Path document = Path.of(System.getProperty("troupe.docs"), "producers.md");
      Path directory = platform.directory().resolve("snippets");
      Map<String, String> environment =
          ProducerAccess.of(troupe, LEDGER, "production").environment();
      for (String name : List.of("SendByJms", "SendByAmqp")) {
        long number = System.nanoTime();
        assertThat(
                Snippet.in(document, name)
                    .run(directory, environment, "ledger.entries", Long.toString(number)))
            .contains("sent");
        LedgerBook book = new LedgerBook(troupe.data());
        await(name + "'s message is booked")
            .atMost(BOOKED_LIMIT)
            .until(() -> book.versions().containsKey(number));
      }
      theScriptSendsOnce(ShellSnippet.in(document, "send-by-curl.sh"), directory);
      theScriptAsksWhatBecameOfIt(
          ShellSnippet.in(document.resolveSibling("intake.md"), "put-and-ask.sh"), directory);
    } finally {
      deleteLedger("production");
    }
  }

  private Map<String, String> intake() {
    String site = platform.admin().slot(LEDGER, "production").address();
    return Map.of("SITE", site.replaceAll("/$", ""), "TOKEN", "a-token-of-the-ledger");
  }

  private void theScriptAsksWhatBecameOfIt(ShellSnippet script, Path directory) throws Exception {
    String number = Long.toString(System.nanoTime());
    assertThat(script.run(directory, intake(), "entries", "key-" + number, number))
        .containsPattern("\"state\": ?\"(waiting|taken)\"");
    LedgerBook book = new LedgerBook(troupe.data());
    await("the script's message is booked")
        .atMost(BOOKED_LIMIT)
        .until(() -> book.versions().containsKey(Long.parseLong(number)));
  }

  private void theScriptSendsOnce(ShellSnippet script, Path directory) throws Exception {
    Map<String, String> environment = intake();
    String number = Long.toString(System.nanoTime());
    LedgerBook book = new LedgerBook(troupe.data());
    long doubled = book.doubled();
    for (int time = 0; time < 2; time++) {
      assertThat(script.run(directory, environment, "entries", "key-" + number, number))
          .contains("\"queue\":\"entries\"");
    }
    await("the script's message is booked")
        .atMost(BOOKED_LIMIT)
        .until(() -> book.versions().containsKey(Long.parseLong(number)));
    // A second delivery would have come by then: what is sent later is booked.
    String last = Long.toString(System.nanoTime());
    script.run(directory, environment, "entries", "key-" + last, last);
    await("the last message is booked")
        .atMost(BOOKED_LIMIT)
        .until(() -> book.versions().containsKey(Long.parseLong(last)));
    assertThat(book.doubled()).isEqualTo(doubled);
  }

  @Test
  void aDeadLetterSaysWhatItDiedOfAndMayBeRetriedAndDeleted() throws JMSException {
    String sample = TestPlatform.SERVICE;
    ProducerAccess access = ProducerAccess.of(troupe, sample, "production");
    try (var connections = new ActiveMQConnectionFactory(access.coreUrl());
        JMSContext context = connections.createContext(access.user(), access.password())) {
      BytesMessage poison = context.createBytesMessage();
      poison.writeBytes("poison".getBytes(UTF_8));
      context.createProducer().send(context.createQueue(sample + ".photos"), poison);
    }
    awaitDead("jakarta.jms.MessageFormatException");
    String peeked = peekDead();
    assertThat(peeked)
        .contains("troupe_deliveries=5", "troupe_instance=", "worker_IN_", "PhotoArrivals");
    assertThat(troupe.does("queues", sample).out()).contains("photos");

    troupe.does("queues", sample, "pause", "photos");
    String id = peeked.lines().findFirst().orElseThrow().split(" ", 2)[0];
    assertThat(troupe.does("queues", sample, "retry", "photos", "--id", id).out())
        .contains("1 dead letter sent anew");
    assertThat(troupe.does("queues", sample, "peek", "photos", "--bodies").out())
        .contains("6 bytes", "poison")
        .doesNotContain("troupe_cause");
    assertThat(troupe.does("queues", sample).out()).contains("paused");
    troupe.does("queues", sample, "resume", "photos");
    awaitDead("jakarta.jms.MessageFormatException");
    assertThat(troupe.does("queues", sample, "delete", "photos", "--all").out())
        .contains("1 dead letter deleted");
    assertThat(peekDead()).contains("No messages");
  }

  private void awaitDead(String cause) {
    await("the dead letter")
        .atMost(DEAD_LIMIT)
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> peekDead().contains(cause));
  }

  private String peekDead() {
    return troupe.does("queues", TestPlatform.SERVICE, "peek", "photos", "--dead").out();
  }
}
