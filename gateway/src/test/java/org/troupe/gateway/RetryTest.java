package org.troupe.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.troupe.gateway.TestGateway.SHOP;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.troupe.wire.HttpRoute;
import org.troupe.wire.Upstream;
import org.troupe.wire.UpstreamLoad;

class RetryTest {
  private static final TestInstance.Handler DIES = call -> false;
  private static final String POST =
      "POST / HTTP/1.1\r\nHost: shop.localhost\r\nContent-Length: 2\r\n\r\nhi";

  @TempDir private Path directory;
  private TestGateway gateway;
  private TestClient client;
  private ServerSocket stopped;

  @BeforeEach
  void start() throws IOException {
    gateway = new TestGateway(directory, c -> c.loops(1).upstreamIdle(Duration.ofMillis(300)));
    client = gateway.client();
    stopped = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    gateway.close();
    stopped.close();
  }

  @Test
  void whereNobodyListensAnotherInstanceAnswersEvenAPost() throws IOException {
    TestInstance dead = TestInstance.named("dead");
    dead.close();
    try (TestInstance alive = new TestInstance("alive", TestInstance::echo)) {
      gateway.route(dead, alive);

      for (int i = 0; i < 4; i++) {
        assertThat(client.send(POST).answer().body()).isEqualTo("hi");
      }

      assertThat(gateway.status().upstreams())
          .containsExactly(new UpstreamLoad("dead", 0, 0, 4), new UpstreamLoad("alive", 0, 4, 0));
    }
  }

  @Test
  void whereNobodyListensAnywhereTheAnswerIs502() throws IOException {
    TestInstance first = TestInstance.named("first");
    TestInstance second = TestInstance.named("second");
    first.close();
    second.close();
    gateway.route(first, second);

    assertThat(client.get(SHOP).answer().status()).isEqualTo(502);

    assertThat(gateway.status().upstreams())
        .containsExactly(new UpstreamLoad("first", 0, 0, 1), new UpstreamLoad("second", 0, 0, 1));
  }

  @Test
  void aGetIsTriedElsewhereWhenItsInstanceDiesBeforeAnswering() throws IOException {
    try (TestInstance dying = new TestInstance("dying", DIES);
        TestInstance alive = TestInstance.named("alive")) {
      gateway.route(dying, alive);

      for (int i = 0; i < 4; i++) {
        assertThat(client.get(SHOP).answer().body()).isEqualTo("alive");
      }

      assertThat(dying.seen()).hasSize(4);
    }
  }

  @Test
  void aPostIsNot() throws IOException {
    try (TestInstance dying = new TestInstance("dying", DIES);
        TestInstance alive = new TestInstance("alive", TestInstance::echo)) {
      gateway.route(dying, alive);

      assertThat(client.send(POST).answer().status()).isEqualTo(502);
      assertThat(alive.seen()).isEmpty();
      assertThat(client.send(POST).answer().body()).isEqualTo("hi");
    }
  }

  @Test
  void anAnswerThatHasBegunIsNotTriedElsewhere() throws IOException {
    TestInstance.Handler half =
        call -> {
          call.send("HTTP/1.1 200 OK\r\nContent-Le");
          return false;
        };
    try (TestInstance dying = new TestInstance("dying", half);
        TestInstance alive = TestInstance.named("alive")) {
      gateway.route(dying, alive);

      assertThat(client.get(SHOP).answer().status()).isEqualTo(502);
      assertThat(alive.seen()).isEmpty();
    }
  }

  /** The race: the instance closes a kept connection at the moment a request is written to it. */
  @Test
  void aKeptConnectionThatClosesUnderTheRequestCostsNothing() throws IOException {
    TestInstance.Handler closesTheSecond = call -> call.first() && call.ok("fresh");
    try (TestInstance only = new TestInstance("only", closesTheSecond)) {
      gateway.route(only);

      for (int i = 0; i < 5; i++) {
        assertThat(client.get(SHOP).answer().body()).isEqualTo("fresh");
      }

      assertThat(only.connections()).isEqualTo(5);
    }
  }

  @Test
  void idleConnectionsAreClosedByUsBeforeTheInstanceDoes() throws IOException {
    try (TestInstance shop = TestInstance.named("shop")) {
      gateway.route(shop);
      assertThat(client.get(SHOP).answer().status()).isEqualTo(200);
      assertThat(shop.open()).isEqualTo(1);

      await().atMost(Duration.ofSeconds(5)).until(() -> shop.open() == 0);

      assertThat(client.get(SHOP).answer().status()).isEqualTo(200);
    }
  }

  @Test
  void anInstanceThatIsSilentTooLongIs504() throws IOException {
    TestInstance.Handler silent = call -> call.in().read() > 0;
    try (TestGateway impatient =
            new TestGateway(directory.resolve("2"), c -> c.answerTimeout(Duration.ofMillis(200)));
        TestInstance shop = new TestInstance("shop", silent);
        TestClient waiting = impatient.client()) {
      impatient.route(shop);

      assertThat(waiting.get(SHOP).answer().status()).isEqualTo(504);
      await().atMost(Duration.ofSeconds(5)).until(() -> shop.open() == 0);
      assertThat(waiting.get("nobody").answer().status()).isEqualTo(404);
    }
  }

  /**
   * A process under SIGSTOP: the system takes connections for it, and breaks them when it is
   * killed.
   */
  @Test
  void aGetThatHangsIsTriedElsewhereOnceItsInstanceIsKilled() throws IOException {
    try (TestInstance alive = TestInstance.named("alive")) {
      gateway.publish(
          routeOf(new Upstream("stopped", "127.0.0.1", stopped.getLocalPort()), alive.upstream()));
      hangs();

      stopped.close();

      assertThat(client.answer().body()).isEqualTo("alive");
      assertThat(alive.seen()).hasSize(1);
    }
  }

  @Test
  void aGetThatHangsIsTriedWhereItsRouteLeadsByThen() throws IOException {
    try (TestInstance alive = TestInstance.named("alive")) {
      gateway.publish(routeOf(new Upstream("stopped", "127.0.0.1", stopped.getLocalPort())));
      hangs();

      assertThat(gateway.route(alive).upstreams())
          .contains(new UpstreamLoad("stopped", 1, 1, 0), new UpstreamLoad("alive", 0, 0, 0));
      stopped.close();

      assertThat(client.answer().body()).isEqualTo("alive");
      assertThat(gateway.status().upstreams()).containsExactly(new UpstreamLoad("alive", 0, 1, 0));
    }
  }

  /** The process lives and its connection holds: only the controller can tell. */
  @Test
  void aGetThatHangsIsTriedElsewhereOnceItsInstanceIsCalledSilent() throws IOException {
    try (TestInstance alive = TestInstance.named("alive")) {
      gateway.publish(routeOf(new Upstream("stopped", "127.0.0.1", stopped.getLocalPort())));
      hangs();

      gateway.publishWithSilent("stopped", routeOf(alive.upstream()));

      assertThat(client.answer().body()).isEqualTo("alive");
      assertThat(alive.seen()).hasSize(1);
    }
  }

  /** A kept connection on which the instance falls silent, and which is reset then. */
  @Test
  void aGetThatHangsOnAKeptConnectionIsTriedElsewhereAfterTheReset() throws IOException {
    CountDownLatch killed = new CountDownLatch(1);
    TestInstance.Handler hangsTheSecond =
        call -> {
          if (call.first()) {
            return call.ok("first");
          }
          TestInstance.await(killed);
          return false;
        };
    try (TestInstance hanging = new TestInstance("hanging", hangsTheSecond);
        TestInstance alive = TestInstance.named("alive")) {
      gateway.route(hanging);
      assertThat(client.get(SHOP).answer().body()).isEqualTo("first");
      client.get(SHOP);
      await().until(() -> hanging.seen().size() == 2);

      gateway.route(alive);
      hanging.reset();
      killed.countDown();

      assertThat(client.answer().body()).isEqualTo("alive");
    }
  }

  private static HttpRoute routeOf(Upstream... upstreams) {
    return new HttpRoute("shop", "production", "d1", List.of(SHOP), true, List.of(upstreams));
  }

  private void hangs() throws IOException {
    client.get(SHOP);
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () ->
                assertThat(gateway.status().upstreams())
                    .contains(new UpstreamLoad("stopped", 1, 1, 0)));
  }
}
