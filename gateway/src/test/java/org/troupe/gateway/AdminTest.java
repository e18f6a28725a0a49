package org.troupe.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.troupe.gateway.TestGateway.SHOP;
import static org.troupe.gateway.TestGateway.TOKEN;
import static org.troupe.gateway.TestGateway.routeOf;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.troupe.wire.HttpRoute;
import org.troupe.wire.RouteTable;
import org.troupe.wire.Upstream;
import org.troupe.wire.UpstreamLoad;

class AdminTest {
  @TempDir private Path directory;

  @Test
  void withoutTheTokenOnlyTheHealthIsShown() throws IOException {
    try (TestGateway gateway = new TestGateway(directory)) {
      assertThat(gateway.admin("GET", "/health", "", "wrong").statusCode()).isEqualTo(200);
      assertThat(gateway.admin("GET", "/status", "", "wrong").statusCode()).isEqualTo(401);
      assertThat(gateway.admin("GET", "/routes", "", "").statusCode()).isEqualTo(401);
      assertThat(gateway.admin("PUT", "/routes", "{}", "wrong").statusCode()).isEqualTo(401);
      assertThat(gateway.admin("GET", "/other", "", TOKEN).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void anOlderTableIsRefusedTheSameOneIsNot() throws IOException {
    try (TestGateway gateway = new TestGateway(directory)) {
      assertThat(gateway.put(table(7)).statusCode()).isEqualTo(200);

      HttpResponse<String> older = gateway.put(table(6));

      assertThat(older.statusCode()).isEqualTo(409);
      assertThat(older.body()).contains("TABLE_TOO_OLD", "version 6 is not newer than 7");
      assertThat(gateway.put(table(7)).statusCode()).isEqualTo(200);
      assertThat(gateway.status().version()).isEqualTo(7);
    }
  }

  private static RouteTable table(long version, HttpRoute... routes) {
    return new RouteTable(version, "localhost", List.of(routes));
  }

  @Test
  void aTableThatMakesNoSenseChangesNothing() throws IOException {
    try (TestGateway gateway = new TestGateway(directory);
        TestInstance shop = TestInstance.named("shop");
        TestClient client = gateway.client()) {
      gateway.route(shop);
      HttpRoute route = routeOf(SHOP, true, shop);
      HttpRoute named =
          new HttpRoute(
              "s", "production", "d", List.of("h"), false, List.of(new Upstream("i", "host", 1)));

      assertThat(gateway.put(table(9, route, route)).body()).contains("two routes claim");
      assertThat(gateway.put(table(9, named)).body()).contains("host is not an IP address");
      assertThat(gateway.admin("PUT", "/routes", "{", TOKEN).statusCode()).isEqualTo(400);
      assertThat(gateway.admin("PUT", "/routes", "{}", TOKEN).statusCode()).isEqualTo(400);
      assertThat(gateway.admin("PUT", "/routes", "null", TOKEN).statusCode()).isEqualTo(400);

      assertThat(gateway.put(new RouteTable(9, null, List.of())).statusCode()).isEqualTo(400);

      assertThat(gateway.status().version()).isEqualTo(1);
      assertThat(gateway.status().upstreams()).hasSize(1);
      assertThat(client.get(SHOP).answer().body()).isEqualTo("shop");
    }
  }

  @Test
  void aRestartedGatewayRoutesAtOnce() throws IOException {
    try (TestInstance shop = TestInstance.named("shop")) {
      try (TestGateway before = new TestGateway(directory)) {
        before.route(shop);
      }
      try (TestGateway after = new TestGateway(directory);
          TestClient client = after.client()) {
        assertThat(client.get(SHOP).answer().body()).isEqualTo("shop");
        assertThat(after.admin("GET", "/routes", "", TOKEN).body()).contains("\"version\":1");
      }
    }
  }

  @Test
  void withoutItsRoutesItListensOnlyOnceItIsToldThem() throws IOException {
    Files.writeString(directory.resolve("routes.json"), "{\"version\":");
    try (TestGateway gateway = new TestGateway(directory);
        TestInstance shop = TestInstance.named("shop")) {
      assertThat(gateway.gateway().address()).isNull();
      assertThat(gateway.admin("GET", "/health", "", "").statusCode()).isEqualTo(200);

      gateway.route(shop);

      try (TestClient client = gateway.client()) {
        assertThat(client.get(SHOP).answer().body()).isEqualTo("shop");
      }
    }
  }

  @Test
  void aRestartedGatewayRoutesAfterTheOtherOnesTableIfThatIsNewer() throws IOException {
    Path other = directory.resolve("routes-2.json");
    try (TestInstance gone = TestInstance.named("gone");
        TestInstance shop = TestInstance.named("shop")) {
      try (TestGateway before = new TestGateway(directory);
          TestGateway peer = new TestGateway(directory, c -> c.routes(other))) {
        before.route(gone);
        peer.route(gone);
        peer.route(shop);
      }
      try (TestGateway after = new TestGateway(directory, c -> c.peerRoutes(other));
          TestClient client = after.client()) {
        assertThat(client.get(SHOP).answer().body()).isEqualTo("shop");
      }
      Files.writeString(other, "?");
      try (TestGateway after = new TestGateway(directory, c -> c.peerRoutes(other));
          TestClient client = after.client()) {
        assertThat(client.get(SHOP).answer().body()).isEqualTo("gone");
      }
    }
  }

  /** So that of two controllers which both believe they lead, the second finds out. */
  @Test
  void anotherTableOfTheSameVersionIsRefused() throws IOException {
    try (TestGateway gateway = new TestGateway(directory);
        TestInstance shop = TestInstance.named("shop")) {
      assertThat(gateway.put(table(7)).statusCode()).isEqualTo(200);

      assertThat(gateway.put(table(7, routeOf(SHOP, true, shop))).statusCode()).isEqualTo(409);
    }
  }

  @Test
  void anInstanceThatLeftIsCountedUntilItsLastAnswer() throws IOException {
    CountDownLatch mayAnswer = new CountDownLatch(1);
    TestInstance.Handler slow =
        call -> {
          TestInstance.await(mayAnswer);
          return call.ok("late");
        };
    try (TestGateway gateway = new TestGateway(directory);
        TestInstance old = new TestInstance("old", slow);
        TestInstance next = TestInstance.named("next");
        TestClient waiting = gateway.client();
        TestClient client = gateway.client()) {
      gateway.route(old);
      waiting.get(SHOP);
      await().until(() -> old.seen().size() == 1);

      assertThat(gateway.route(next).upstreams())
          .containsExactly(new UpstreamLoad("old", 1, 1, 0), new UpstreamLoad("next", 0, 0, 0));
      assertThat(client.get(SHOP).answer().body()).isEqualTo("next");

      mayAnswer.countDown();
      assertThat(waiting.answer().body()).isEqualTo("late");
      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(
              () ->
                  assertThat(gateway.status().upstreams())
                      .containsExactly(new UpstreamLoad("next", 0, 1, 0)));
      await().atMost(Duration.ofSeconds(5)).until(() -> old.open() == 0);
    }
  }
}
