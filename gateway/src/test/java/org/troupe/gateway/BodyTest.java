package org.troupe.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.troupe.gateway.TestGateway.SHOP;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a body ends, and what goes along with it. */
class BodyTest {
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

  private static TestInstance answering(String answer, boolean goesOn) throws IOException {
    return new TestInstance(
        "shop",
        call -> {
          call.send(answer);
          return goesOn;
        });
  }

  @Test
  void headHasTheLengthButNoBodyAndTheConnectionGoesOn() throws IOException {
    try (TestInstance shop = answering("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", true)) {
      gateway.route(shop);

      Message first = client.send("HEAD / HTTP/1.1\r\nHost: shop.localhost\r\n\r\n").answerToHead();
      Message second =
          client.send("HEAD / HTTP/1.1\r\nHost: shop.localhost\r\n\r\n").answerToHead();
      Message unknown = client.send("HEAD / HTTP/1.1\r\nHost: nobody\r\n\r\n").answerToHead();

      assertThat(first.field("content-length")).isEqualTo("1000");
      assertThat(second.status()).isEqualTo(200);
      assertThat(unknown.status()).isEqualTo(404);
      assertThat(shop.connections()).isEqualTo(1);
    }
  }

  @Test
  void answersThatHaveNoBodyNeedNoLength() throws IOException {
    for (String status : new String[] {"204 No Content", "304 Not Modified"}) {
      try (TestInstance shop = answering("HTTP/1.1 " + status + "\r\nETag: \"a\"\r\n\r\n", true)) {
        gateway.route(shop);

        assertThat(client.get(SHOP).answer().field("transfer-encoding")).isEmpty();
        assertThat(client.get(SHOP).answer().start()).isEqualTo("HTTP/1.1 " + status);
      }
    }
  }

  @Test
  void chunksAndTrailersPassInBothDirections() throws IOException {
    TestInstance.Handler echo =
        call -> {
          Message request = call.head().withBody(call.in());
          call.send(
              "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n"
                  + Integer.toHexString(request.body().length())
                  + "\r\n"
                  + request.body()
                  + "\r\n0\r\nX-Sum: "
                  + request.trailers()
                  + "\r\n\r\n");
          return true;
        };
    try (TestInstance shop = new TestInstance("shop", echo)) {
      gateway.route(shop);

      Message answer =
          client
              .send("POST / HTTP/1.1\r\nHost: shop.localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
              .send("3\r\nabc\r\n4;ext=1\r\ndefg\r\n0\r\nX-Check: 7\r\n\r\n")
              .answer();

      assertThat(answer.body()).isEqualTo("abcdefg");
      assertThat(answer.trailers()).containsExactly("X-Sum: [X-Check: 7]");
      assertThat(client.get("nobody").answer().status()).isEqualTo(404);
    }
  }

  @Test
  void anAnswerThatEndsWithItsConnectionBecomesChunked() throws IOException {
    try (TestInstance shop = answering("HTTP/1.1 200 OK\r\n\r\nabc", false)) {
      gateway.route(shop);

      assertThat(client.get(SHOP).answer().body()).isEqualTo("abc");
      assertThat(client.get(SHOP).answer().field("transfer-encoding")).isEqualTo("chunked");
    }
  }

  @Test
  void anOldClientGetsNoChunksButTheEndOfTheConnection() throws IOException {
    String answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    try (TestInstance shop = answering(answer, true)) {
      gateway.route(shop);

      Message received =
          client
              .send("GET / HTTP/1.0\r\nHost: shop.localhost\r\nConnection: keep-alive\r\n\r\n")
              .answer();

      assertThat(received.field("transfer-encoding")).isEmpty();
      assertThat(received.field("connection")).isEqualTo("close");
      assertThat(received.body()).isEqualTo("abc");
    }
  }

  @Test
  void anOldClientThatAsksKeepsItsConnection() throws IOException {
    try (TestInstance shop = TestInstance.named("shop")) {
      gateway.route(shop);
      String request = "GET / HTTP/1.0\r\nHost: shop.localhost\r\nConnection: keep-alive\r\n\r\n";

      assertThat(client.send(request).answer().field("connection")).isEqualTo("keep-alive");
      assertThat(client.send(request).answer().body()).isEqualTo("shop");
    }
  }

  @Test
  void closeIsHonouredOnBothSides() throws IOException {
    String answer = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok";
    try (TestInstance shop = answering(answer, false)) {
      gateway.route(shop);

      assertThat(client.get(SHOP).answer().field("connection")).isEmpty();
      client.send("GET / HTTP/1.1\r\nHost: shop.localhost\r\nConnection: close\r\n\r\n");
      assertThat(client.answer().field("connection")).isEqualTo("close");
      assertThat(client.ended()).isTrue();
      assertThat(shop.connections()).isEqualTo(2);
    }
  }

  @Test
  void theInstanceDecidesWhetherToContinue() throws IOException {
    TestInstance.Handler careful =
        call -> {
          call.send("HTTP/1.1 100 Continue\r\n\r\n");
          return call.ok(call.head().withBody(call.in()).body());
        };
    try (TestInstance shop = new TestInstance("shop", careful)) {
      gateway.route(shop);
      client.send(
          "POST / HTTP/1.1\r\nHost: shop.localhost\r\nExpect: 100-continue\r\n"
              + "Content-Length: 4\r\n\r\n");

      assertThat(client.answer().status()).isEqualTo(100);
      assertThat(client.send("body").answer().body()).isEqualTo("body");
    }
  }

  @Test
  void anAnswerBeforeTheEndOfTheBodyArrivesWholeAndCloses() throws IOException {
    try (TestInstance shop = TestInstance.named("too much")) {
      gateway.route(shop);
      client
          .send("POST / HTTP/1.1\r\nHost: shop.localhost\r\nContent-Length: 1000000\r\n\r\n")
          .send(new byte[1000]);

      Message answer = client.answer();

      assertThat(answer.body()).isEqualTo("too much");
      assertThat(answer.field("connection")).isEqualTo("close");
      assertThat(client.send(new byte[1000]).ended()).isTrue();
    }
  }

  @Test
  void anAnswerThatBreaksOffIsNotPassedOffAsWhole() throws IOException {
    try (TestInstance shop = answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", false)) {
      gateway.route(shop);

      client.get(SHOP);

      assertThatThrownBy(client::answer).isInstanceOf(EOFException.class);
    }
  }
}
