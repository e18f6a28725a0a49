package org.troupe.cli.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.troupe.wire.DeployRequest;
import org.troupe.wire.OperationView;
import org.troupe.wire.PackageView;
import org.troupe.wire.PlatformView;
import org.troupe.wire.Problem;
import org.troupe.wire.ScaleRequest;
import org.troupe.wire.ServiceView;

/**
 * Calls a platform's admin REST. Every call has a limit, and every failure is an {@link
 * AdminException}.
 */
public final class AdminClient {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration UPLOAD_LIMIT = Duration.ofMinutes(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
  private final List<String> bases;
  private final String token;

  /** The one that answered last. */
  private volatile int preferred;

  /**
   * @param address where the platform's console is, such as {@code http://127.0.0.1:9090/}
   * @param token a token that it accepts
   */
  public AdminClient(URI address, String token) {
    this(List.of(address), token);
  }

  /**
   * @param addresses where its consoles are: the next one is tried when one cannot be connected to,
   *     or does not answer a question
   * @param token a token that they accept
   */
  public AdminClient(List<URI> addresses, String token) {
    this.bases =
        addresses.stream()
            .map(address -> address.toString().replaceAll("/*$", "") + "/api/v1")
            .toList();
    this.token = token;
  }

  public PlatformView platform() {
    return read(get("/platform"), new TypeReference<>() {});
  }

  public List<ServiceView> services() {
    return read(get("/services"), new TypeReference<>() {});
  }

  public ServiceView service(String service) {
    return read(get("/services/" + encoded(service)), new TypeReference<>() {});
  }

  /** Sends a package, straight from its file. */
  public PackageView upload(Path file) {
    try {
      HttpRequest.Builder request =
          request("/packages", UPLOAD_LIMIT)
              .setHeader("Content-Type", "application/zip")
              .header("Repr-Digest", ReprDigest.of(file))
              .POST(BodyPublishers.ofFile(file));
      return read(send(request), new TypeReference<>() {});
    } catch (IOException e) {
      throw new AdminException(
          "UNREADABLE_FILE", file + " cannot be read: " + e.getMessage(), "", e);
    }
  }

  public OperationView deploy(String service, String slot, DeployRequest request) {
    return operation(request(slotPath(service, slot) + "/deployment", LIMIT).POST(json(request)));
  }

  public OperationView scale(String service, String slot, ScaleRequest request) {
    return operation(request(slotPath(service, slot), LIMIT).method("PATCH", json(request)));
  }

  public OperationView delete(String service, String slot) {
    return operation(request(slotPath(service, slot), LIMIT).DELETE());
  }

  public OperationView swap(String service) {
    return operation(
        request("/services/" + encoded(service) + "/swap", LIMIT).POST(BodyPublishers.noBody()));
  }

  /**
   * An operation as it stands.
   *
   * @param wait how long the answer may be held back while the operation runs, in whole seconds
   */
  public OperationView operation(long id, Duration wait) {
    String path = "/operations/" + id + "?wait=" + wait.toSeconds() + "s";
    return operation(request(path, LIMIT.plus(wait)));
  }

  /**
   * A part of an instance's log.
   *
   * @param offset in bytes from its beginning; negative counts from its end
   */
  public LogPart log(String service, String slot, String instance, long offset) {
    HttpResponse<byte[]> answer =
        get(
            "%s/instances/%s/log?offset=%d&limit=65536"
                .formatted(slotPath(service, slot), encoded(instance), offset));
    return new LogPart(
        ByteBuffer.wrap(answer.body()),
        answer.headers().firstValueAsLong("Next-Offset").orElse(offset + answer.body().length));
  }

  /**
   * Ends all role instances; answers when they have ended.
   *
   * @param limit how long that may take
   */
  public void stopInstances(Duration limit) {
    send(request("/platform/stop-instances", limit).POST(BodyPublishers.noBody()));
  }

  private OperationView operation(HttpRequest.Builder request) {
    return read(send(request), new TypeReference<>() {});
  }

  private HttpResponse<byte[]> get(String path) {
    return send(request(path, LIMIT));
  }

  private HttpRequest.Builder request(String path, Duration limit) {
    return HttpRequest.newBuilder(URI.create(bases.get(0) + path))
        .timeout(limit)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json, text/plain, application/problem+json");
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder builder) {
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

  private static <T> T read(HttpResponse<byte[]> answer, TypeReference<T> type) {
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

  private static BodyPublisher json(Object body) {
    try {
      return BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body));
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String slotPath(String service, String slot) {
    return "/services/" + encoded(service) + "/slots/" + encoded(slot);
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
