package org.troupe.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The load sees what it is there to see: that it finds no failure elsewhere means something. */
class LoadIT {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private Site site;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/good", exchange -> answer(exchange, 200, 5));
    server.createContext("/refused", exchange -> answer(exchange, 503, 5));
    server.createContext("/cut", exchange -> answer(exchange, 200, 50));
    server.createContext("/silent", HttpExchange::close);
    server.start();
    site = new Site("http://any.localhost:" + server.getAddress().getPort() + "/");
  }

  /** Answers with five bytes, whatever length was announced. */
  private static void answer(HttpExchange exchange, int status, int announced) throws IOException {
    exchange.getResponseHeaders().add("Thumbnails-Version", "7.0");
    exchange.sendResponseHeaders(status, announced);
    exchange.getResponseBody().write("hello".getBytes(StandardCharsets.UTF_8));
    exchange.close();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void countsWholeAnswersWithTheirVersion() {
    assertThat(answersTo("/good"))
        .noneMatch(Answer::failed)
        .extracting(Answer::version)
        .containsOnly("7.0");
  }

  @Test
  void countsErrorsBrokenAnswersAndSilenceAsFailures() {
    assertThat(answersTo("/refused")).allMatch(Answer::failed);
    assertThat(answersTo("/cut")).allMatch(Answer::failed);
    assertThat(answersTo("/silent")).allMatch(Answer::failed);
  }

  private List<Answer> answersTo(String path) {
    try (Load load = Load.on(site, 200, List.of(path))) {
      load.awaitMore(60);
      return load.stop();
    }
  }
}
