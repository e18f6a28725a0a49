package org.troupe.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.troupe.wire.GatewayStatus;
import org.troupe.wire.RouteTable;
import org.troupe.wire.UpstreamLoad;

/** A gateway's admin paths that answer what a test wants, or hang. */
final class FakeGateway implements AutoCloseable {

  private final ObjectMapper json = new ObjectMapper();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile RouteTable table = RouteTable.EMPTY;
  private volatile List<UpstreamLoad> loads = List.of();
  private volatile CountDownLatch hanging = new CountDownLatch(0);
  private volatile int refusal;

  FakeGateway() throws IOException {
    this(0);
  }

  FakeGateway(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  FakeGateway with(RouteTable inForce, UpstreamLoad... its) {
    table = inForce;
    loads = List.of(its);
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  int port() {
    return server.getAddress().getPort();
  }

  RouteTable table() {
    return table;
  }

  /** All that was called so far, such as {@code GET /status}. */
  List<String> calls() {
    return calls;
  }

  void hang() {
    hanging = new CountDownLatch(1);
  }

  void goOn() {
    hanging.countDown();
  }

  /** Answers publications with this status from now on. */
  void refuse(int status) {
    refusal = status;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    calls.add(call);
    try (exchange) {
      hanging.await();
      if (call.equals("PUT /routes")) {
        if (refusal != 0) {
          exchange.sendResponseHeaders(refusal, -1);
          return;
        }
        table = json.readValue(exchange.getRequestBody(), RouteTable.class);
      }
      Object body =
          call.equals("GET /routes") ? table : new GatewayStatus(table.version(), 1, loads);
      byte[] bytes = json.writeValueAsBytes(body);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    hanging.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
