package org.troupe.reconcile;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.troupe.platform.ControllerConfig;

/** Takes the bench's commands, such as {@code GET /rest?passes=30}; its port is in a file. */
@ApplicationScoped
class BenchServer {

  @Resource private ManagedExecutorService executor;
  @Inject private ControllerConfig config;
  @Inject private Population population;
  @Inject private FakeProbes probes;
  @Inject private Figures figures;

  void begin(@Observes @Initialized(ApplicationScoped.class) Object started) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(executor);
    server.start();
    Files.writeString(
        config.dataDirectory().resolve("bench.port"), server.getAddress().getPort() + "\n");
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, Integer> query = new HashMap<>();
    for (String part : String.valueOf(exchange.getRequestURI().getQuery()).split("&")) {
      String[] pair = part.split("=");
      if (pair.length == 2) {
        query.put(pair[0], Integer.valueOf(pair[1]));
      }
    }
    int status = 200;
    String text;
    try {
      text = run(exchange.getRequestURI().getPath(), query);
    } catch (Exception | LinkageError e) {
      status = 500;
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      text = trace.toString();
    }
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String run(String path, Map<String, Integer> query) throws Exception {
    switch (path) {
      case "/become":
        population.become(
            query.get("services"), query.getOrDefault("schedules", 0), query.get("agent"));
        figures.settle();
        return "";
      case "/probes":
        probes.turn(query.get("on") == 1);
        return "";
      case "/rest":
        return figures.rest(query.get("passes"), query.get("seconds"));
      case "/deaths":
        return figures.deaths(query.get("services"), query.get("count"));
      case "/parts":
        return figures.parts(query.get("rounds"));
      case "/plan":
        return figures.plan(query.get("rounds"));
      default:
        throw new IllegalArgumentException("no such command: " + path);
    }
  }
}
