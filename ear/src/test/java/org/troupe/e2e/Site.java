package org.troupe.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A cloud service as its visitors reach it: at the gateway, by host name. The name goes into the
 * {@code Host} header, which the build allows by a system property, as not every resolver knows
 * {@code NAME.localhost}.
 */
final class Site {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final int port;
  private final String host;

  /**
   * @param address such as {@code http://thumbnails.localhost:8080/}
   */
  Site(String address) {
    URI uri = URI.create(address);
    this.port = uri.getPort();
    this.host = uri.getAuthority();
  }

  /** The {@code Host} that it goes by, with the port. */
  String host() {
    return host;
  }

  int port() {
    return port;
  }

  HttpResponse<byte[]> get(String path) {
    return send(request(path).GET());
  }

  String text(String path) {
    return new String(get(path).body(), UTF_8);
  }

  JsonNode json(String path) {
    return parsed(get(path));
  }

  JsonNode post(String path, Path file) throws IOException {
    return parsed(
        send(request(path).header("Content-Type", "image/jpeg").POST(BodyPublishers.ofFile(file))));
  }

  /**
   * Asks the intake for something, as a page of the site does.
   *
   * @param key the request's idempotency key
   * @return the path at which to look what becomes of it
   */
  String asksFor(String path, String json, String key) {
    HttpResponse<byte[]> answer =
        send(asking(path, json, "http://" + host).header("Idempotency-Key", key));
    assertThat(answer.statusCode())
        .as("%s: %s", path, new String(answer.body(), UTF_8))
        .isEqualTo(202);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /** The status that a page of an origin gets for asking. */
  int tries(String path, String json, String origin) {
    return send(asking(path, json, origin)).statusCode();
  }

  /** All that is sent as server-sent events until there are no more. */
  String events(String path) {
    return new String(send(request(path).header("Accept", "text/event-stream")).body(), UTF_8);
  }

  private HttpRequest.Builder asking(String path, String json, String origin) {
    return request(path)
        .header("Content-Type", "application/json")
        .header("Origin", origin)
        .POST(BodyPublishers.ofString(json));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(LIMIT)
        .header("Host", host);
  }

  private static JsonNode parsed(HttpResponse<byte[]> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw new AssertionError(answer + "\n" + new String(answer.body(), UTF_8));
    }
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
