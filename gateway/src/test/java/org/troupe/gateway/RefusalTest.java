package org.troupe.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.troupe.gateway.TestGateway.SHOP;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {
  @TempDir private Path directory;
  private TestGateway gateway;
  private TestInstance shop;

  @BeforeEach
  void start() throws IOException {
    gateway = new TestGateway(directory, c -> c.headerTimeout(Duration.ofMillis(200)));
    shop = TestInstance.named("shop");
    gateway.route(shop);
  }

  @AfterEach
  void stop() throws IOException {
    shop.close();
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: shop.localhost\r\nHost: other\r\n\r\n",
        "GET / HTTP/1.1\nHost: shop.localhost\n\n",
        "GET / HTTP/1.1\r\nHost : shop.localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: shop.localhost\r\nno colon\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: shop.localhost\r\nX: a\u0000b\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: shop.localhost\r\nContent-Length: 3\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: shop.localhost\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: shop.localhost\r\nContent-Length: +3\r\n\r\nabc",
        "POST / HTTP/1.1\r\nHost: shop.localhost\r\nTransfer-Encoding: gzip\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: shop.localhost\r\nTransfer-Encoding: chunked, chunked\r\n\r\n",
        "POST / HTTP/1.0\r\nHost: shop.localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      })
  void whatHttpDoesNotAllowIs400AndReachesNoInstance(String request) throws IOException {
    try (TestClient client = gateway.client()) {
      Message answer = client.send(request).answer();

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.field("connection")).isEqualTo("close");
      assertThat(client.ended()).isTrue();
      assertThat(shop.seen()).isEmpty();
    }
  }

  @Test
  void aBodyThatIsNotInChunksAsPromisedIs400() throws IOException {
    try (TestInstance silent = new TestInstance("silent", call -> call.in().read() == 'x');
        TestClient client = gateway.client()) {
      gateway.route(silent);
      client.send(
          "POST / HTTP/1.1\r\nHost: shop.localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");

      assertThat(client.answer().status()).isEqualTo(400);
    }
  }

  @Test
  void limitsOfTheHeaderHaveTheirOwnAnswers() throws IOException {
    try (TestClient client = gateway.client()) {
      client.send("GET / HTTP/1.1\r\nHost: shop.localhost\r\nX: " + "a".repeat(17000) + "\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(431);
    }
    try (TestClient client = gateway.client()) {
      client.send("GET /" + "a".repeat(9000) + " HTTP/1.1\r\nHost: shop.localhost\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(414);
    }
    try (TestClient client = gateway.client()) {
      client.send("GET / HTTP/1.1\r\nHost: shop.localhost\r\nX: " + "a".repeat(15000) + "\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void upgradesAreRefusedByNameButAnOfferOfHttp2IsPassedOver() throws IOException {
    String upgrade = "GET / HTTP/1.1\r\nHost: shop.localhost\r\nConnection: Upgrade\r\nUpgrade: ";
    try (TestClient client = gateway.client()) {
      Message answer = client.send(upgrade + "websocket\r\n\r\n").answer();
      assertThat(answer.status()).isEqualTo(501);
      assertThat(answer.body()).contains("WebSocket");
    }
    try (TestClient client = gateway.client()) {
      assertThat(client.send(upgrade + "h2c\r\n\r\n").answer().body()).isEqualTo("shop");
      assertThat(shop.seen().get(0).field("upgrade")).isEmpty();
    }
    try (TestClient client = gateway.client()) {
      client.send("CONNECT shop.localhost:80 HTTP/1.1\r\nHost: shop.localhost\r\n\r\n");
      assertThat(client.answer().status()).isEqualTo(501);
    }
    try (TestClient client = gateway.client()) {
      assertThat(client.send("PRI * HTTP/2.0\r\n\r\n").answer().status()).isEqualTo(505);
    }
  }

  @Test
  void aHeaderThatTakesTooLongIsCut() throws IOException {
    try (TestClient client = gateway.client()) {
      client.send("GET / HTTP/1.1\r\nHost: sh");
      assertThat(client.answer().status()).isEqualTo(408);
      assertThat(client.ended()).isTrue();
    }
    try (TestClient client = gateway.client()) {
      assertThat(client.get(SHOP).answer().status()).isEqualTo(200);
      client.send("GET / HT");
      assertThat(client.answer().status()).isEqualTo(408);
    }
  }

  @Test
  void connectionsAreBounded() throws IOException {
    try (TestGateway small = new TestGateway(directory.resolve("small"), c -> c.maxConnections(1));
        TestClient first = small.client()) {
      assertThat(first.get("nobody").answer().status()).isEqualTo(404);

      try (TestClient second = small.client()) {
        Message answer = second.answer();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.field("retry-after")).isNotEmpty();
      }
      assertThat(first.get("nobody").answer().status()).isEqualTo(404);
    }
  }
}
