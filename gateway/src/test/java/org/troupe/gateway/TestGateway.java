package org.troupe.gateway;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.troupe.wire.GatewayStatus;
import org.troupe.wire.HttpRoute;
import org.troupe.wire.RouteTable;

/** A gateway on free ports, and the controller's side of its admin paths. */
final class TestGateway implements AutoCloseable {
  static final String TOKEN = "test-token";
  static final String SHOP = "shop.localhost";

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Gateway gateway;
  private long version;

  TestGateway(Path directory, UnaryOperator<GatewayConfig> change) throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    GatewayConfig config =
        new GatewayConfig().listen(any).admin(any).routes(directory.resolve("routes.json"));
    gateway = Gateway.start(change.apply(config), TOKEN);
    version = gateway.routes().version();
  }

  TestGateway(Path directory) throws IOException {
    this(directory, UnaryOperator.identity());
  }

  Gateway gateway() {
    return gateway;
  }

  TestClient client() throws IOException {
    return new TestClient(gateway.address());
  }

  /** Routes the host {@value #SHOP} and the bare address to these. */
  GatewayStatus route(TestInstance... instances) throws IOException {
    return publish(routeOf(SHOP, true, instances));
  }

  static HttpRoute routeOf(String host, boolean bare, TestInstance... instances) {
    return new HttpRoute(
        "shop",
        "production",
        "d1",
        List.of(host),
        bare,
        Arrays.stream(instances).map(TestInstance::upstream).toList());
  }

  GatewayStatus publish(HttpRoute... routes) throws IOException {
    version++;
    HttpResponse<String> answer = put(new RouteTable(version, "localhost", List.of(routes)));
    if (answer.statusCode() != 200) {
      throw new IOException(answer.body());
    }
    return JSON.readValue(answer.body(), GatewayStatus.class);
  }

  /** Puts a table in force that says which instances have fallen silent. */
  void publishWithSilent(String silent, HttpRoute... routes) throws IOException {
    version++;
    HttpResponse<String> answer =
        put(new RouteTable(version, "localhost", List.of(routes), List.of(silent)));
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
  }

  HttpResponse<String> put(RouteTable table) throws IOException {
    return admin("PUT", "/routes", JSON.writeValueAsString(table), TOKEN);
  }

  GatewayStatus status() throws IOException {
    return JSON.readValue(admin("GET", "/status", "", TOKEN).body(), GatewayStatus.class);
  }

  HttpResponse<String> admin(String method, String path, String body, String token)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + gateway.adminAddress().getPort() + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    gateway.close();
  }
}
