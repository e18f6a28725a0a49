package org.troupe.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.troupe.wire.GatewayStatus;
import org.troupe.wire.RouteTable;

/**
 * One gateway's admin paths, and whether anybody answers there. A gateway that did not answer
 * within the limit is silent: it may hang, so nobody waits for it any more, and it is asked in the
 * background until it answers or is gone.
 */
final class GatewayLine {

  /** Longer than the supervisor takes to replace a gateway that hangs. */
  private static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final int PATIENCE_FACTOR = 5;

  private final HttpClient http;
  private final ObjectMapper json;
  private final String address;
  private final String token;
  private final Duration limit;
  private final AtomicBoolean askedInBackground = new AtomicBoolean();
  private volatile boolean silent;
  private volatile Heard heard;
  private volatile RouteTable lastSeen;

  private record Heard(GatewayStatus status, long at) {}

  /**
   * A gateway that nothing is known of yet.
   *
   * @param address base of its admin paths, without a slash at the end
   * @param limit how long it may take to answer
   */
  GatewayLine(HttpClient http, ObjectMapper json, String address, String token, Duration limit) {
    this.http = http;
    this.json = json;
    this.address = address;
    this.token = token;
    this.limit = limit;
  }

  /** A call under way, whose answer is taken by {@link #take}. */
  <T> Call<T> call(String path, Class<T> type) {
    return send(request(path, limit).GET(), type);
  }

  Call<GatewayStatus> put(byte[] table) {
    // Whether it came into force is unknown if this fails, so that it must be asked for.
    lastSeen = null;
    return send(
        request("/routes", limit)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(table)),
        GatewayStatus.class);
  }

  /**
   * Something asked of a gateway.
   *
   * @param answer what comes back; failed at the limit
   */
  record Call<T>(GatewayLine line, Class<T> type, CompletableFuture<HttpResponse<byte[]>> answer) {

    /** Waits for the answer. */
    T take() throws IOException {
      return line.take(this);
    }
  }

  private <T> Call<T> send(HttpRequest.Builder request, Class<T> type) {
    if (silent) {
      askInBackground();
      return new Call<>(
          this, type, CompletableFuture.failedFuture(new TimeoutException("still silent")));
    }
    return new Call<>(
        this,
        type,
        http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
            .orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS));
  }

  private <T> T take(Call<T> call) throws IOException {
    HttpResponse<byte[]> response;
    try {
      response = call.answer().join();
    } catch (CompletionException e) {
      silent = isTimeout(e.getCause());
      if (!silent) {
        heard = null;
      }
      throw new NoAnswerException(address, e.getCause());
    }
    if (response.statusCode() != 200) {
      throw new IOException(
          "the gateway at "
              + address
              + " answered "
              + response.statusCode()
              + " to "
              + response.uri().getPath());
    }
    return json.readValue(response.body(), call.type());
  }

  /** Finds out without anybody waiting for it. Not answering the door at all is an answer, too. */
  private void askInBackground() {
    if (!askedInBackground.compareAndSet(false, true)) {
      return;
    }
    CompletableFuture<?> unused =
        http.sendAsync(
                request("/status", limit.multipliedBy(PATIENCE_FACTOR)).build(),
                HttpResponse.BodyHandlers.discarding())
            .whenComplete(
                (answer, failure) -> {
                  silent = failure != null && isTimeout(failure);
                  askedInBackground.set(false);
                });
  }

  /** Anything else means that its process has ended, or that it has answered. */
  private static boolean isTimeout(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof TimeoutException || cause instanceof HttpTimeoutException;
  }

  private HttpRequest.Builder request(String path, Duration atMost) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(atMost)
        .header("Authorization", "Bearer " + token);
  }

  /** Remembers what it said of itself. */
  void said(GatewayStatus status) {
    heard = new Heard(status, System.nanoTime());
  }

  /** Whether it has been heard, and not been missed since. */
  boolean answers() {
    return !silent && heard != null;
  }

  /** What it said last, if it was heard a moment ago and is not known to be gone. */
  Optional<GatewayStatus> lastWords() {
    Heard last = heard;
    return last == null || System.nanoTime() - last.at() > REMEMBERED_NANOS
        ? Optional.empty()
        : Optional.of(last.status());
  }

  /** The table in force according to what it said last, if that table has been seen. */
  Optional<RouteTable> knownTable() {
    RouteTable table = lastSeen;
    Heard last = heard;
    return table != null && last != null && table.version() == last.status().version()
        ? Optional.of(table)
        : Optional.empty();
  }

  void hasInForce(RouteTable table) {
    lastSeen = table;
  }
}
