package org.troupe.agent;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Optional;

/** Asks the role's application, over loopback, whether it is ready. */
final class HealthCheck {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final URL url;
  private final String path;

  HealthCheck(int port, String path) throws IOException {
    this.path = path;
    this.url = URI.create("http://127.0.0.1:" + port + path).toURL();
  }

  /** Why it is not ready, in words; empty if it is. Takes at most a few seconds. */
  Optional<String> objection() {
    try {
      int status = status();
      if (status >= 200 && status < 400) {
        return Optional.empty();
      }
      return Optional.of("GET " + path + " answers " + status + ".");
    } catch (IOException e) {
      return Optional.of("GET " + path + " has no answer: " + e.getMessage());
    }
  }

  private int status() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout((int) CONNECT.toMillis());
    connection.setReadTimeout((int) ANSWER.toMillis());
    connection.setRequestProperty("User-Agent", "troupe-agent");
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }
}
