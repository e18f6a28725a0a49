package org.troupe.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.troupe.platform.ControllerConfig;
import org.troupe.wire.GatewayStatus;
import org.troupe.wire.RouteTable;

/** Speaks to the gateway's admin paths. */
@ApplicationScoped
public class GatewayClient {

  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http;
  private final ControllerConfig.Gateway gateway;

  private volatile RouteTable lastSeen;

  @Inject
  GatewayClient(ControllerConfig config) {
    this.gateway = config.gateway();
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_LIMIT)
            .build();
  }

  protected GatewayClient() {
    this.gateway = null;
    this.http = null;
  }

  /** What the gateway says of itself; empty when it does not answer. */
  public Optional<GatewayStatus> status() {
    try {
      return Optional.of(send(request("/status").GET(), GatewayStatus.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * The table in force.
   *
   * @param status what the gateway just said; the table is asked for only when its version is news
   */
  public Optional<RouteTable> routes(GatewayStatus status) {
    RouteTable known = lastSeen;
    if (known != null && known.version() == status.version()) {
      return Optional.of(known);
    }
    try {
      lastSeen = send(request("/routes").GET(), RouteTable.class);
      return Optional.of(lastSeen);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Puts a table in force; it is when this returns.
   *
   * @throws IOException if the gateway does not answer or refuses
   */
  public void publish(RouteTable table) throws IOException {
    // Whether it came into force is unknown if this fails, so that it must be asked for.
    lastSeen = null;
    HttpRequest.Builder put =
        request("/routes")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(table)))
            .header("Content-Type", "application/json");
    send(put, GatewayStatus.class);
    lastSeen = table;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(gateway.adminUrl() + path))
        .timeout(ANSWER_LIMIT)
        .header("Authorization", "Bearer " + gateway.token());
  }

  private <T> T send(HttpRequest.Builder request, Class<T> type) throws IOException {
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IOException(
            "the gateway answered " + response.statusCode() + " to " + response.uri().getPath());
      }
      return json.readValue(response.body(), type);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the gateway was asked", e);
    }
  }
}
