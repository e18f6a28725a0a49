package org.troupe.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.troupe.gateway.TestGateway.SHOP;
import static org.troupe.gateway.TestGateway.routeOf;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayTest {
  @TempDir private Path directory;
  private TestGateway gateway;
  private TestClient client;

  @BeforeEach
  void start() throws IOException {
    gateway = new TestGateway(directory);
    client = gateway.client();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    gateway.close();
  }

  @Test
  void routesByHostNameWhateverItsCaseAndPort() throws IOException {
    try (TestInstance shop = TestInstance.named("shop");
        TestInstance staging = TestInstance.named("staging")) {
      gateway.publish(
          routeOf(SHOP, false, shop), routeOf("shop-staging.localhost", false, staging));

      assertThat(client.get("shop.localhost:8080").answer().body()).isEqualTo("shop");
      assertThat(client.get("SHOP.localhost").answer().body()).isEqualTo("shop");
      assertThat(client.get("shop-staging.localhost").answer().body()).isEqualTo("staging");
      assertThat(client.get("127.0.0.1").answer().status()).isEqualTo(404);
    }
  }

  @Test
  void theBareAddressIsAnIpAddressTheDomainOrNoHostAtAll() throws IOException {
    try (TestInstance shop = TestInstance.named("shop")) {
      gateway.route(shop);

      assertThat(client.get("127.0.0.1:8080").answer().body()).isEqualTo("shop");
      assertThat(client.get("[::1]:8080").answer().body()).isEqualTo("shop");
      assertThat(client.get("localhost:8080").answer().body()).isEqualTo("shop");
      assertThat(client.send("GET / HTTP/1.0\r\n\r\n").answer().body()).isEqualTo("shop");
      assertThat(shop.seen().get(3).field("host")).isEqualTo("localhost");
    }
  }

  @Test
  void anUnknownHostIs404AndKeepsTheConnection() throws IOException {
    Message answer = client.get("nobody.localhost").answer();

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.field("content-type")).startsWith("text/html");
    assertThat(answer.body()).contains("No cloud service").doesNotContain("nobody");
    assertThat(client.get("nobody.localhost").answer().status()).isEqualTo(404);
  }

  @Test
  void withoutAReadyInstanceTheAnswerIs503AndSaysWhenToTryAgain() throws IOException {
    gateway.route();

    Message answer = client.get(SHOP).answer();

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.field("retry-after")).isEqualTo("5");
  }

  @Test
  void instancesTakeTurnsAndKeepTheirConnections() throws IOException {
    try (TestInstance a = TestInstance.named("a");
        TestInstance b = TestInstance.named("b")) {
      gateway.route(a, b);

      StringBuilder order = new StringBuilder();
      for (int i = 0; i < 6; i++) {
        order.append(client.get(SHOP).answer().body());
      }

      assertThat(order.toString()).isIn("ababab", "bababa");
      assertThat(a.connections()).isEqualTo(1);
      assertThat(b.connections()).isEqualTo(1);
    }
  }

  @Test
  void whatStrangersSayOfTheClientIsReplaced() throws IOException {
    try (TestInstance shop = TestInstance.named("shop")) {
      gateway.route(shop);

      Message answer =
          client
              .send(
                  "GET / HTTP/1.1\r\nHost: shop.localhost:8080\r\nX-Forwarded-For: 6.6.6.6\r\n"
                      + "X-Forwarded-Proto: https\r\nForwarded: for=6.6.6.6\r\nX-Real-IP: 6.6.6.6\r\n"
                      + "X-Forwarded-Host: evil\r\nVia: 1.0 before\r\n\r\n")
              .answer();

      Message seen = shop.seen().get(0);
      assertThat(seen.field("x-forwarded-for")).isEqualTo("127.0.0.1");
      assertThat(seen.field("x-forwarded-proto")).isEqualTo("http");
      assertThat(seen.field("x-forwarded-host")).isEqualTo("shop.localhost:8080");
      assertThat(seen.field("host")).isEqualTo("shop.localhost:8080");
      assertThat(seen.field("forwarded") + seen.field("x-real-ip")).isEmpty();
      assertThat(seen.field("via")).isEqualTo("1.0 before, 1.1 troupe");
      assertThat(answer.field("via")).isEqualTo("1.1 troupe");
    }
  }

  @Test
  void fieldsOfTheConnectionDoNotPass() throws IOException {
    TestInstance.Handler handler =
        call -> {
          call.send(
              "HTTP/1.1 200 OK\r\nConnection: x-inner\r\nX-Inner: 1\r\nKeep-Alive: timeout=5\r\n"
                  + "Content-Length: 2\r\n\r\nok");
          return true;
        };
    try (TestInstance shop = new TestInstance("shop", handler)) {
      gateway.route(shop);

      Message answer =
          client
              .send(
                  "GET / HTTP/1.1\r\nHost: shop.localhost\r\nConnection: X-Secret, Host\r\n"
                      + "X-Secret: 1\r\nTE: gzip\r\nProxy-Connection: keep-alive\r\n\r\n")
              .answer();

      Message seen = shop.seen().get(0);
      assertThat(seen.field("x-secret") + seen.field("connection") + seen.field("te")).isEmpty();
      assertThat(seen.field("proxy-connection")).isEmpty();
      assertThat(seen.field("host")).isEqualTo(SHOP);
      assertThat(answer.field("x-inner") + answer.field("keep-alive")).isEmpty();
      assertThat(answer.field("connection")).isEmpty();
    }
  }

  @Test
  void theTargetsHostCountsMoreThanTheHostField() throws IOException {
    try (TestInstance shop = TestInstance.named("shop")) {
      gateway.route(shop);

      client.send("GET http://shop.localhost/a?b HTTP/1.1\r\nHost: other\r\n\r\n").answer();

      assertThat(shop.seen().get(0).start()).isEqualTo("GET /a?b HTTP/1.1");
      assertThat(shop.seen().get(0).field("host")).isEqualTo(SHOP);
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInTheirOrder() throws IOException {
    try (TestInstance shop = new TestInstance("shop", call -> call.ok(call.head().word(1)))) {
      gateway.route(shop);
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < 500; i++) {
        all.append("GET /").append(i).append(" HTTP/1.1\r\nHost: shop.localhost\r\n\r\n");
      }

      client.send(all.toString());

      for (int i = 0; i < 500; i++) {
        assertThat(client.answer().body()).isEqualTo("/" + i);
      }
    }
  }
}
