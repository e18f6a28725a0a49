package org.troupe.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Deploys {@code troupe.ear} on the full Payara Server and talks to it. */
class FullServerIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final JsonMapper JSON = new JsonMapper();

  private static Neighbours neighbours;
  private static FullServer server;

  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

  @BeforeAll
  static void deploy() throws IOException {
    Path home = Path.of(System.getProperty("troupe.full-server"));
    Path directory = home.resolveSibling("it");
    Trees.delete(directory);
    Files.createDirectories(directory);
    neighbours = new Neighbours(Path.of(System.getProperty("troupe.distribution")), directory);
    server =
        new FullServer(
            home,
            directory,
            neighbours.driver(),
            Map.of("troupe.controller.config", neighbours.configuration().toString()));
    server.start(neighbours.datasourceCommands());
    server.deploy(Path.of(System.getProperty("troupe.ear")));
  }

  @AfterAll
  static void stop() throws IOException {
    try {
      if (server != null) {
        server.close();
      }
    } finally {
      if (neighbours != null) {
        neighbours.close();
      }
    }
  }

  @Test
  void platformKnowsItsNeighbours() {
    await("gateway, broker and database answer the controller")
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              HttpResponse<String> answer = get("/api/v1/platform", Neighbours.TOKEN);
              assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
              JsonNode platform = JSON.readTree(answer.body());
              assertThat(platform.get("version").asText()).isEqualTo("it");
              assertThat(platform.get("gateway").asBoolean()).isTrue();
              assertThat(platform.get("broker").asBoolean()).isTrue();
              assertThat(platform.get("database").asBoolean()).isTrue();
            });
  }

  @Test
  void deploymentIsTakenAndReconciled() throws Exception {
    Path samples = Path.of(System.getProperty("troupe.distribution"), "samples");
    JsonNode uploaded =
        answerTo(
            sends("/api/v1/packages", "application/zip")
                .POST(BodyPublishers.ofFile(samples.resolve("thumbnails-1.cspkg"))),
            201);
    ObjectNode request = JSON.createObjectNode().put("packageId", uploaded.get("id").asText());
    request.put("configuration", Files.readString(samples.resolve("thumbnails-staging.cscfg")));
    JsonNode operation =
        answerTo(
            sends("/api/v1/services/thumbnails/slots/staging/deployment", "application/json")
                .POST(BodyPublishers.ofString(request.toString())),
            202);
    assertThat(operation.get("kind").asText()).isEqualTo("deploy");
    assertThat(Instant.parse(operation.get("startedAt").asText())).isBefore(Instant.now());
    await("reconcile has made the instances")
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(get("/api/v1/services/thumbnails", Neighbours.TOKEN).body())
                    .contains("\"web_IN_0\"", "\"worker_IN_0\""));
  }

  @Test
  void withoutTokenNothingIsTold() throws Exception {
    HttpResponse<String> answer = get("/api/v1/platform", "");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("\"code\"").doesNotContain("gateway");
  }

  @Test
  void consoleAsksToLogIn() throws Exception {
    HttpResponse<String> answer = get("/", "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.uri().getPath()).isEqualTo("/login");
    assertThat(answer.body()).contains("Access token");
  }

  private HttpResponse<String> get(String path, String token) throws Exception {
    HttpRequest.Builder request = request(path);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** A request of the administrator's, with a body of that type. */
  private static HttpRequest.Builder sends(String path, String type) {
    return request(path)
        .header("Authorization", "Bearer " + Neighbours.TOKEN)
        .header("Content-Type", type);
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.address().resolve(path)).timeout(LIMIT);
  }

  private JsonNode answerTo(HttpRequest.Builder request, int status) throws Exception {
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }
}
