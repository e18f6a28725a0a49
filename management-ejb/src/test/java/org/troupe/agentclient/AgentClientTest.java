package org.troupe.agentclient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.troupe.agentclient.AgentClient.Outcome;

class AgentClientTest {

  private final AgentClient client = new AgentClient();
  private volatile String asked = "";
  private volatile int status = 200;
  private volatile String answer = "";
  private HttpServer agent;
  private int port;

  @BeforeEach
  void before() throws IOException {
    agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    agent.createContext(
        "/",
        exchange -> {
          asked =
              String.join(
                  " ",
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().toString(),
                  exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] body = answer.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    agent.start();
    port = agent.getAddress().getPort();
  }

  @AfterEach
  void after() {
    agent.stop(0);
  }

  @Test
  void quiesces() throws IOException {
    answer = "{\"stopped\":true,\"detail\":\"\"}";
    assertThat(client.quiesce(port, "t", Duration.ofSeconds(30))).isEqualTo(new Outcome(true, ""));
    assertThat(asked).isEqualTo("POST /_role/quiesce?limit=30 Bearer t");
  }

  @Test
  void tellsTheApplication() throws IOException {
    answer = "{\"done\":false,\"detail\":\"not yet\"}";
    assertThat(client.stopping(port, "t", Duration.ofMillis(1200)))
        .isEqualTo(new Outcome(false, "not yet"));
    assertThat(asked).isEqualTo("POST /_role/stopping?limit=2 Bearer t");
  }

  @Test
  void activates() throws IOException {
    answer = "{\"done\":true,\"detail\":\"\"}";
    client.activate(port, "t");
    assertThat(asked).isEqualTo("POST /_role/activate Bearer t");
  }

  @Test
  void doesNotTakeAHesitationForAnActivation() {
    answer = "{\"done\":false,\"detail\":\"no broker\"}";
    assertThatIOException()
        .isThrownBy(() -> client.activate(port, "t"))
        .withMessage("the agent answers 200 to activate: no broker");
  }

  @Test
  void saysWhatTheAgentRefusesWith() {
    status = 404;
    assertThatExceptionOfType(AgentRefusedException.class)
        .isThrownBy(() -> client.quiesce(port, "t", Duration.ZERO))
        .withMessage("the agent answers 404 to quiesce?limit=0")
        .satisfies(refused -> assertThat(refused.status()).isEqualTo(404));
  }

  @Test
  void believesNoOtherAnswer() {
    answer = "{\"stopped\":\"perhaps\"}";
    assertThatIOException().isThrownBy(() -> client.quiesce(port, "t", Duration.ZERO));
    answer = "<html>";
    assertThatIOException().isThrownBy(() -> client.quiesce(port, "t", Duration.ZERO));
  }

  @Test
  void saysThatNobodyIsThere() {
    agent.stop(0);
    assertThatIOException()
        .isThrownBy(() -> client.quiesce(port, "t", Duration.ZERO))
        .withMessageStartingWith("the agent cannot be reached at http://127.0.0.1:");
  }
}
