package org.troupe.agent;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tells the application, over loopback, that its process is about to end: once, however often that
 * is asked for, until it has answered. An application that gave no answer at all is told again.
 */
final class StopNotice {

  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final int port;
  private final String path;
  private CompletableFuture<Integer> answer;

  /**
   * Not yet told.
   *
   * @param path where it wants to be told; empty if it does not
   */
  StopNotice(int port, String path) {
    this.port = port;
    this.path = path;
  }

  /** Tells it unless that is done or under way, and waits for its answer. */
  Outcome tell(Duration limit) {
    if (path.isEmpty()) {
      return new Outcome(true, "");
    }
    CompletableFuture<Integer> told = begun();
    try {
      int status = told.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return new Outcome(true, "POST " + path + " answers " + status + ".");
    } catch (TimeoutException e) {
      return new Outcome(false, "POST " + path + " has not answered yet.");
    } catch (ExecutionException e) {
      forget(told);
      return new Outcome(false, "POST " + path + " has no answer: " + Reasons.of(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(false, "The wait for POST " + path + " was cut off.");
    }
  }

  /** The process stays after all: next time it is told again. */
  synchronized void withdraw() {
    answer = null;
  }

  private synchronized CompletableFuture<Integer> begun() {
    if (answer == null) {
      CompletableFuture<Integer> begun = new CompletableFuture<>();
      answer = begun;
      Thread thread = new Thread(() -> post(begun), "troupe-stop-notice");
      thread.setDaemon(true);
      thread.start();
    }
    return answer;
  }

  private synchronized void forget(CompletableFuture<Integer> failed) {
    if (answer == failed) {
      answer = null;
    }
  }

  private void post(CompletableFuture<Integer> told) {
    try {
      told.complete(status());
    } catch (IOException | RuntimeException e) {
      told.completeExceptionally(e);
    }
  }

  private int status() throws IOException {
    URL url = URI.create("http://127.0.0.1:" + port + path).toURL();
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    connection.setRequestMethod("POST");
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout((int) CONNECT.toMillis());
    connection.setReadTimeout((int) Departure.LONGEST.toMillis());
    connection.setRequestProperty("User-Agent", "troupe-agent");
    connection.setDoOutput(true);
    // A streamed request is never sent a second time behind our back.
    connection.setFixedLengthStreamingMode(0);
    try {
      connection.getOutputStream().close();
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }
}
