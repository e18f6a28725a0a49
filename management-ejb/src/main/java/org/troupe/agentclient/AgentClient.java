package org.troupe.agentclient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.troupe.wire.AgentReport;

/**
 * Gives orders to the agent of an instance on this machine, and waits for what becomes of them. All
 * orders may be repeated. Besides {@link AgentRefusedException} there is {@link
 * HttpTimeoutException} when the agent is silent for longer than the limit and a margin, and any
 * other {@link IOException} when it cannot be talked to.
 */
@ApplicationScoped
public class AgentClient {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  /** How long the agent itself may take besides what it waits for. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  /** How long the agent waits when it is given no limit. */
  private static final Duration ACTIVATION = Duration.ofSeconds(10);

  /** How long it may take to answer to what it does later. */
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int NOT_FOUND = 404;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();

  /**
   * What became of an order.
   *
   * @param done false if the limit was over first
   * @param detail in words for an operator; may be empty
   */
  public record Outcome(boolean done, String detail) {}

  /**
   * Has the instance take no further message from its queues, and waits until those being worked on
   * are finished and acknowledged. If the limit is over first, that goes on all the same.
   *
   * @param port the instance's port on loopback
   * @param token what its agent asks for
   * @param limit how long to wait; whole seconds, rounded up
   */
  public Outcome quiesce(int port, String token, Duration limit) throws IOException {
    return order(port, token, "quiesce?limit=" + seconds(limit), "stopped", limit);
  }

  /**
   * Has the application told that its process is about to end, and waits for its answer; done at
   * once if it does not want to be told. Later calls wait for the same answer.
   *
   * @param port the instance's port on loopback
   * @param token what its agent asks for
   * @param limit how long to wait; whole seconds, rounded up
   */
  public Outcome stopping(int port, String token, Duration limit) throws IOException {
    return order(port, token, "stopping?limit=" + seconds(limit), "done", limit);
  }

  /**
   * Has an instance that stands by, or was told to leave, take messages.
   *
   * @param port the instance's port on loopback
   * @param token what its agent asks for
   * @throws AgentRefusedException also if it has not begun within seconds; it may do so later
   */
  public void activate(int port, String token) throws IOException {
    Outcome outcome = order(port, token, "activate", "done", ACTIVATION);
    if (!outcome.done()) {
      throw new AgentRefusedException("activate", OK, outcome.detail());
    }
  }

  /**
   * Has a run of a job end soon; the report of its end follows. Nothing happens if the instance
   * does not work on it.
   *
   * @param port the instance's port on loopback
   * @param token what its agent asks for
   * @param run the run's id
   * @return whether the instance works on it
   * @throws AgentRefusedException if the agent has too much to do
   */
  public boolean stopRun(int port, String token, String run) throws IOException {
    HttpResponse<byte[]> response = post(port, token, "runs/" + run + "/stop", ANSWER);
    if (response.statusCode() == NOT_FOUND) {
      return false;
    }
    if (response.statusCode() != ACCEPTED) {
      throw new AgentRefusedException("stop of a run", response.statusCode(), "");
    }
    return true;
  }

  /**
   * How the instance is.
   *
   * @param port the instance's port on loopback
   * @param token what its agent asks for
   */
  public AgentReport status(int port, String token) throws IOException {
    HttpResponse<byte[]> response = answer(request(port, token, "status").GET().build(), ANSWER);
    if (response.statusCode() != OK) {
      throw new AgentRefusedException("status", response.statusCode(), "");
    }
    return json.readValue(response.body(), AgentReport.class);
  }

  private static long seconds(Duration limit) {
    return limit.plusSeconds(1).minusNanos(1).toSeconds();
  }

  private Outcome order(int port, String token, String order, String done, Duration limit)
      throws IOException {
    HttpResponse<byte[]> response = post(port, token, order, limit.plus(MARGIN));
    if (response.statusCode() != OK) {
      throw new AgentRefusedException(order, response.statusCode(), "");
    }
    JsonNode answer = json.readTree(response.body());
    if (!answer.path(done).isBoolean()) {
      throw new IOException("the agent answers to " + order + " what is no outcome");
    }
    return new Outcome(answer.path(done).booleanValue(), answer.path("detail").asText());
  }

  private HttpResponse<byte[]> post(int port, String token, String path, Duration limit)
      throws IOException {
    HttpRequest request =
        request(port, token, path).POST(HttpRequest.BodyPublishers.noBody()).build();
    return answer(request, limit);
  }

  private static HttpRequest.Builder request(int port, String token, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/_role/" + path))
        .header("Authorization", "Bearer " + token);
  }

  /** The client's own limit is for the answer's head only; this one is for all of it. */
  private HttpResponse<byte[]> answer(HttpRequest request, Duration limit) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new HttpTimeoutException("no answer to " + request.uri().getPath() + " in " + limit);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted in " + request.uri().getPath());
    } catch (ExecutionException e) {
      throw new IOException(
          "the agent cannot be reached at " + request.uri() + ": " + e.getCause(), e.getCause());
    }
  }
}
