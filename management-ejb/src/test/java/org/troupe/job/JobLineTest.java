package org.troupe.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.troupe.job.JobLine.Arrived;
import org.troupe.platform.ControllerConfig;

/** Against a broker in this process that keeps nothing. */
class JobLineTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String RUNS = "d1.troupe.runs.worker";
  private static final String REPORTS = "d1.troupe.reports";

  /** The broker tells much; held, or it would be forgotten that it is not to. */
  private static final Logger BROKER = Logger.getLogger("org.apache.activemq");

  private final AtomicInteger woken = new AtomicInteger();
  private EmbeddedActiveMQ broker;
  private ControllerConfig.Broker address;
  private JobLine line;

  @BeforeEach
  void start() throws Exception {
    BROKER.setLevel(Level.OFF);
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Configuration configuration =
        new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .setSecurityEnabled(false)
            .addAcceptorConfiguration(
                new TransportConfiguration(
                    NettyAcceptorFactory.class.getName(),
                    Map.of("host", "127.0.0.1", "port", port)));
    broker = new EmbeddedActiveMQ().setConfiguration(configuration).start();
    address = new ControllerConfig.Broker("127.0.0.1", port, "admin", "secret", "");
    line = JobLine.open(address, woken::incrementAndGet);
    line.ensure(Set.of(RUNS, REPORTS));
    line.ensure(Set.of(RUNS, REPORTS));
  }

  @AfterEach
  void stop() throws Exception {
    line.close();
    broker.stop();
  }

  private List<Arrived> arrives(JobLine at, int count) {
    List<Arrived> arrived = new ArrayList<>();
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              arrived.addAll(at.take(10));
              return arrived.size() >= count;
            });
    return arrived;
  }

  @Test
  void whatArrivesWakesAndComesAgainUntilItIsAcknowledged() {
    line.listenTo(Set.of(REPORTS), Set.of());
    line.send(REPORTS, "r1", 1, "tidy", "{\"event\":\"started\"}");
    List<Arrived> first = arrives(line, 1);
    assertThat(first.get(0).text()).isEqualTo("{\"event\":\"started\"}");
    assertThat(first.get(0).queue()).isEqualTo(REPORTS);
    assertThat(woken.get()).isPositive();
    line.close();

    line = JobLine.open(address, woken::incrementAndGet);
    line.listenTo(Set.of(REPORTS), Set.of());
    List<Arrived> again = arrives(line, 1);
    assertThat(again.get(0).origin()).isEqualTo(first.get(0).origin());
    line.acknowledge(again);
    line.close();

    line = JobLine.open(address, woken::incrementAndGet);
    line.listenTo(Set.of(), Set.of(REPORTS));
    assertThat(line.pull(REPORTS)).isEmpty();
  }

  @Test
  void anAttemptIsOrderedOnceHoweverOftenItIsSent() {
    line.send(RUNS, "r1", 1, "tidy", "one");
    line.send(RUNS, "r1", 1, "tidy", "one");
    line.send(RUNS, "r1", 2, "tidy", "two");
    line.listenTo(Set.of(), Set.of(RUNS));

    assertThat(line.pull(RUNS).orElseThrow().text()).isEqualTo("one");
    assertThat(line.pull(RUNS).orElseThrow().text()).isEqualTo("two");
    assertThat(line.pull(RUNS)).isEmpty();
  }

  @Test
  void anOrderIsWithdrawnAmongOthersUnlessItHasBeenTaken() {
    line.send(RUNS, "r1", 1, "tidy", "one");
    line.send(RUNS, "r2", 1, "tidy", "two");

    assertThat(line.withdraw(RUNS, "r2")).isTrue();
    assertThat(line.withdraw(RUNS, "r2")).isFalse();
    line.listenTo(Set.of(), Set.of(RUNS));
    assertThat(line.pull(RUNS).orElseThrow().text()).isEqualTo("one");
    assertThat(line.withdraw(RUNS, "r1")).isFalse();
  }

  @Test
  void queuesThatDoNotExistAreLeftOut() {
    line.listenTo(Set.of("none"), Set.of("neither"));

    assertThat(line.pull("neither")).isEmpty();
    assertThat(line.withdraw("none", "r1")).isFalse();
  }

  @Test
  void aBrokerThatGoesIsSeenAndToldOf() throws Exception {
    line.listenTo(Set.of(REPORTS), Set.of());
    int before = woken.get();

    broker.stop();

    await().atMost(LIMIT).until(() -> line.isBroken() && woken.get() > before);
    assertThatThrownBy(() -> JobLine.open(address, woken::incrementAndGet))
        .isInstanceOf(BrokerAwayException.class);
  }
}
