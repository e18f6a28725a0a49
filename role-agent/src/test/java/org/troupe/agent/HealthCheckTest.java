package org.troupe.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthCheckTest {

  private HttpServer server;
  private volatile int status;

  @BeforeEach
  void before() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/health",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void after() {
    server.stop(0);
  }

  @Test
  void isContentWithAnyAnswerThatIsNoError() throws IOException {
    for (int fine : new int[] {200, 204, 302}) {
      status = fine;
      assertThat(check().objection()).as("status " + fine).isEmpty();
    }
  }

  @Test
  void saysWhatItWasAnswered() throws IOException {
    status = 503;
    assertThat(check().objection()).contains("GET /health answers 503.");
  }

  @Test
  void saysThatItWasNotAnswered() throws IOException {
    HealthCheck check = check();
    server.stop(0);
    assertThat(check.objection()).get().asString().startsWith("GET /health has no answer: ");
  }

  private HealthCheck check() throws IOException {
    return new HealthCheck(server.getAddress().getPort(), "/health");
  }
}
