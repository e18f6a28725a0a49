package org.troupe.cli.platform;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;

/** Single questions to a process: does it answer? */
final class Probe {

  private static final int AMQP_LIMIT_MILLIS = 2_000;
  private static final byte[] AMQP = {'A', 'M', 'Q', 'P'};
  private static final byte[] AMQP_WITH_LOGIN = {'A', 'M', 'Q', 'P', 3, 1, 0, 0};

  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final Duration SIGN_OF_LIFE_LIMIT = Duration.ofSeconds(1);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();

  /** Whether somebody takes TCP connections there. */
  static boolean connects(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), (int) LIMIT.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a GET is answered with 200. */
  boolean answersOk(URI address, String bearerToken) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).header("Authorization", "Bearer " + bearerToken);
    return status(request, LIMIT) == 200;
  }

  /** Whether a GET is answered at all within a second. */
  boolean answersAnything(URI address) {
    return status(HttpRequest.newBuilder(address), SIGN_OF_LIFE_LIMIT) > 0;
  }

  /** 0 without an answer. */
  private int status(HttpRequest.Builder request, Duration limit) {
    try {
      return http.send(request.timeout(limit).build(), HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** Whether AMQP 1.0 is spoken there: who does answers with its own header. */
  static boolean speaksAmqp(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), AMQP_LIMIT_MILLIS);
      socket.setSoTimeout(AMQP_LIMIT_MILLIS);
      socket.getOutputStream().write(AMQP_WITH_LOGIN);
      byte[] answer = socket.getInputStream().readNBytes(AMQP.length);
      return Arrays.equals(answer, AMQP);
    } catch (IOException e) {
      return false;
    }
  }
}
