package org.troupe.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server on loopback that answers as it was told to, and remembers what it was asked. */
final class AdminRest implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  private final List<Request> requests = new ArrayList<>();

  AdminRest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** The last of several answers to the same request is given again and again. */
  AdminRest on(String request, int status, String type, String body) {
    answers.computeIfAbsent(request, r -> new ArrayDeque<>()).add(new Answer(status, type, body));
    return this;
  }

  AdminRest onJson(String request, String body) {
    return on(request, 200, "application/json", body);
  }

  /** From now on this is the answer, whatever was prepared before. */
  synchronized AdminRest instead(String request, String body) {
    answers.remove(request);
    return onJson(request, body);
  }

  synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String request =
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI().toString().replace("/api/v1", "");
    requests.add(
        new Request(
            request,
            exchange.getRequestHeaders().getFirst("Authorization"),
            exchange.getRequestHeaders().getFirst("Content-Type"),
            exchange.getRequestHeaders().getFirst("Repr-Digest"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    Deque<Answer> prepared =
        answers.getOrDefault(
            request, new ArrayDeque<>(List.of(new Answer(404, "text/plain", "unexpected"))));
    Answer answer = prepared.size() > 1 ? prepared.remove() : prepared.element();
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", answer.type());
    exchange.getResponseHeaders().add("Next-Offset", "4711");
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  record Answer(int status, String type, String body) {}

  record Request(
      String line, String authorization, String contentType, String digest, String body) {}
}
