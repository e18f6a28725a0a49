package org.troupe.it.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** A broker of a test's own, which may be killed and started again over the same data. */
final class OwnBroker implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final int port;
  private Process process;

  OwnBroker() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    start();
  }

  int port() {
    return port;
  }

  /** Starts it, and returns when it listens. */
  void start() throws IOException {
    Path directory = Path.of(System.getProperty("troupe.it.directory"));
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.troupe.broker.BrokerMain",
                "--listen",
                "127.0.0.1:" + port,
                "--data",
                directory.resolve("broker-away-" + port).toString()));
    builder.environment().put("TROUPE_BROKER_USER", "admin");
    builder.environment().put("TROUPE_BROKER_PASSWORD", "it-secret");
    Path log = Files.createDirectories(directory).resolve("broker-away.log");
    process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    Awaitility.await("the broker listening")
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(
            () -> {
              new Socket(InetAddress.getLoopbackAddress(), port).close();
              return true;
            });
  }

  /** Has it do nothing more, and not even say so. */
  void freeze() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
