package org.troupe.chaos;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.troupe.e2e.FreePort;

/** The ledger's web role on a plain Payara Micro: what an instance's start is measured against. */
final class BareServer {

  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final int ANSWER_MILLIS = 2_000;

  /** As instances do, it listens on loopback only. */
  private static final String LOOPBACK =
      "set configs.config.server-config.network-config.network-listeners.network-listener"
          + ".http-listener.address=127.0.0.1\n";

  /** What the application looks up; nobody is called before it sends something. */
  private static final String MESSAGING =
      """
      deploy --name artemis --type rar %s
      create-connector-connection-pool --raname artemis --connectiondefinition \
      jakarta.jms.ConnectionFactory --steadypoolsize 0 messaging
      create-connector-resource --poolname messaging jms/troupe
      """;

  private final Path server;
  private final Path adapter;
  private final Path application;
  private final Path directory;

  /**
   * @param server {@code payara-micro.jar}
   * @param adapter {@code artemis.rar}
   * @param application {@code ledger-web.war}
   * @param directory where it may put its files
   */
  BareServer(Path server, Path adapter, Path application, Path directory) {
    this.server = server;
    this.adapter = adapter;
    this.application = application;
    this.directory = directory;
  }

  /** From the start of the process to the first answer of the application; then it is killed. */
  Duration start() throws IOException {
    Files.createDirectories(directory);
    Path preBoot = Files.writeString(directory.resolve("pre-boot"), LOOPBACK);
    Path postBoot = Files.writeString(directory.resolve("post-boot"), MESSAGING.formatted(adapter));
    int port = FreePort.choose();
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-jar",
            server.toString(),
            "--nohazelcast",
            "--port",
            Integer.toString(port),
            "--prebootcommandfile",
            preBoot.toString(),
            "--postbootcommandfile",
            postBoot.toString(),
            "--deploy",
            application.toString());
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("bare.log").toFile())
            .start();
    try {
      URI answer = URI.create("http://127.0.0.1:" + port + "/ledger-web/numbers/1");
      while (!answers(answer)) {
        if (!process.isAlive() || since(begin).compareTo(START_LIMIT) > 0) {
          throw new IllegalStateException(
              "the bare server does not start:\n"
                  + Files.readString(directory.resolve("bare.log")));
        }
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
      }
      return since(begin);
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  private static boolean answers(URI address) {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(ANSWER_MILLIS);
      connection.setReadTimeout(ANSWER_MILLIS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false; // Not yet.
    }
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
