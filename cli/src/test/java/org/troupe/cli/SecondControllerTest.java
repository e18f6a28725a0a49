package org.troupe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.troupe.cli.client.AdminClient;
import org.troupe.cli.client.AdminException;

/** What the command line does when one of two controllers is away. */
class SecondControllerTest {

  private static final String PLATFORM =
      """
      {"version":"0.1.0","domain":"localhost","gatewayAddress":"http://localhost:8080/",
       "gateway":true,"broker":true,"database":true}""";

  private AdminRest second;

  @BeforeEach
  void start() throws IOException {
    second =
        new AdminRest()
            .onJson("GET /platform", PLATFORM)
            .onJson("POST /platform/stop-instances", "");
  }

  @AfterEach
  void stop() {
    second.close();
  }

  private static URI nobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }
  }

  @Test
  void asksTheOtherOneWhenNobodyListens() throws IOException {
    AdminClient client = new AdminClient(List.of(nobody(), second.address()), "token");

    assertThat(client.platform().version()).isEqualTo("0.1.0");
    client.stopInstances(Duration.ofSeconds(5));

    assertThat(second.requests())
        .extracting(AdminRest.Request::line)
        .containsExactly("GET /platform", "POST /platform/stop-instances");
    assertThat(second.requests())
        .extracting(AdminRest.Request::authorization)
        .containsOnly("Bearer token");
  }

  @Test
  void asksTheOtherOneWhileTheApplicationIsStillBeingDeployed() throws IOException {
    try (AdminRest starting = new AdminRest()) {
      AdminClient client = new AdminClient(List.of(starting.address(), second.address()), "token");

      assertThat(client.platform().version()).isEqualTo("0.1.0");
    }
  }

  @Test
  void takesARefusalForAnAnswer() throws IOException {
    String problem =
        """
        {"status":409,"code":"SLOT_OCCUPIED","title":"taken","hint":"","findings":[]}""";
    try (AdminRest first =
        new AdminRest().on("GET /platform", 409, "application/problem+json", problem)) {
      AdminClient client = new AdminClient(List.of(first.address(), second.address()), "token");

      assertThatExceptionOfType(AdminException.class)
          .isThrownBy(client::platform)
          .withMessageContaining("SLOT_OCCUPIED");
      assertThat(second.requests()).isEmpty();
    }
  }

  @Test
  void tellsOfTheFirstOneWhenNoneAnswers() throws IOException {
    URI first = nobody();
    AdminClient client = new AdminClient(List.of(first, nobody()), "token");

    assertThatExceptionOfType(AdminException.class)
        .isThrownBy(client::platform)
        .withMessageContaining("UNREACHABLE")
        .withMessageContaining(first.toString());
  }
}
