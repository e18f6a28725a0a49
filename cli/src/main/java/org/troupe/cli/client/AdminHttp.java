package org.troupe.cli.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.troupe.wire.Problem;

/** Requests to the admin REST and its answers; whatever goes wrong is an {@link AdminException}. */
final class AdminHttp {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
  private final List<String> bases;
  private final String token;

  /** The one that answered last. */
  private volatile int preferred;

  AdminHttp(List<String> bases, String token) {
    this.bases = List.copyOf(bases);
    this.token = token;
  }

  HttpRequest.Builder request(String path, Duration limit) {
    return HttpRequest.newBuilder(URI.create(bases.get(0) + path))
        .timeout(limit)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, text/plain, application/problem+json");
  }

  HttpResponse<byte[]> send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    AdminException unreachable = null;
    for (int i = 0; i < bases.size(); i++) {
      int number = (preferred + i) % bases.size();
      try {
        HttpResponse<byte[]> answer = send(request, bases.get(number));
        preferred = number;
        return answer;
      } catch (AdminException e) {
        if (!mayAskAnother(request, e)) {
          throw e;
        }
        unreachable = unreachable == null ? e : unreachable;
      }
    }
    throw unreachable;
  }

  /** Whether this one has certainly not begun what it was asked for. */
  private static boolean mayAskAnother(HttpRequest request, AdminException failure) {
    return failure.problem().code().equals(AdminException.NOT_READY)
        || failure.getCause() instanceof ConnectException
        || failure.getCause() instanceof HttpConnectTimeoutException
        || (request.method().equals("GET") && failure.getCause() instanceof IOException);
  }

  private HttpResponse<byte[]> send(HttpRequest request, String base) {
    String path = request.uri().toString().substring(bases.get(0).length());
    HttpRequest there =
        HttpRequest.newBuilder(request, (name, value) -> true).uri(URI.create(base + path)).build();
    try {
      HttpResponse<byte[]> answer = http.send(there, BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 400) {
        throw new AdminException(problem(base, answer));
      }
      return answer;
    } catch (IOException e) {
      throw new AdminException(
          AdminException.UNREACHABLE,
          "the controller at "
              + base
              + " does not answer"
              + (e.getMessage() == null ? "" : ": " + e.getMessage()),
          "Is the platform up? Start it with troupe up, or name it with --data or --url",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AdminException("INTERRUPTED", "interrupted", "", e);
    }
  }

  /** What a GET is answered. */
  <T> Answer<T> ask(String path, Duration limit, TypeReference<T> type) {
    return new Answer<>(send(request(path, limit)), type);
  }

  static <T> T read(HttpResponse<byte[]> answer, TypeReference<T> type) {
    try {
      return Json.MAPPER.readValue(answer.body(), type);
    } catch (IOException e) {
      throw new AdminException(
          "UNKNOWN_ANSWER",
          "the controller's answer is not understood: " + e.getMessage(),
          "Do the command line and the platform have the same version?",
          e);
    }
  }

  static BodyPublisher json(Object body) {
    try {
      return BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body));
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A server whose application is still being deployed answers with pages of its own. */
  private static Problem problem(String base, HttpResponse<byte[]> answer) {
    Problem otherwise =
        new Problem(
            answer.statusCode(),
            AdminException.NOT_READY,
            "what answers at " + base + " is no controller yet (HTTP " + answer.statusCode() + ")",
            "The controller may just be starting; try again in some seconds",
            List.of());
    String type = answer.headers().firstValue("Content-Type").orElse("");
    if (!type.contains("json")) {
      return otherwise;
    }
    try {
      return Json.MAPPER.readValue(answer.body(), Problem.class);
    } catch (IOException | RuntimeException e) {
      return otherwise;
    }
  }
}
