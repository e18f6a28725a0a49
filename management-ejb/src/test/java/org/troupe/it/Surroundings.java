package org.troupe.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * The real neighbours of the control plane, for the integration tests of a whole run: PostgreSQL,
 * the broker and the gateway as processes on free ports, and the files by which Payara Micro and
 * the controller find them. Unit tests, which have no {@code troupe.it.directory}, do without.
 */
public class Surroundings implements LauncherSessionListener {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final String SECRET = "it-secret";

  private final List<Process> processes = new ArrayList<>();
  private EmbeddedPostgres postgres;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    String directory = System.getProperty("troupe.it.directory");
    if (directory == null) {
      return;
    }
    try {
      start(Path.of(directory));
    } catch (IOException e) {
      launcherSessionClosed(session);
      throw new UncheckedIOException(e);
    }
  }

  private void start(Path directory) throws IOException {
    postgres = EmbeddedPostgres.builder().start();
    int brokerPort = freePort();
    int gatewayPort = freePort();
    int gatewayAdminPort = freePort();
    java(
        directory.resolve("broker.log"),
        "org.troupe.broker.BrokerMain",
        "--listen",
        "127.0.0.1:" + brokerPort,
        "--data",
        directory.resolve("broker-" + brokerPort).toString());
    java(
        directory.resolve("gateway.log"),
        "org.troupe.gateway.GatewayMain",
        "--listen",
        "127.0.0.1:" + gatewayPort,
        "--admin",
        "127.0.0.1:" + gatewayAdminPort,
        "--routes",
        directory.resolve("routes-" + gatewayPort + ".json").toString());
    awaitListening(brokerPort);
    awaitListening(gatewayAdminPort);
    writeFiles(directory, brokerPort, gatewayPort, gatewayAdminPort);
    System.setProperty("troupe.it.driver", jarOf(org.postgresql.Driver.class).toString());
  }

  private void java(Path log, String mainClass, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("TROUPE_BROKER_USER", "admin");
    builder.environment().put("TROUPE_BROKER_PASSWORD", SECRET);
    builder.environment().put("TROUPE_GATEWAY_TOKEN", SECRET);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    processes.add(builder.start());
  }

  private void writeFiles(Path directory, int brokerPort, int gatewayPort, int gatewayAdminPort)
      throws IOException {
    Path data = Files.createTempDirectory(directory, "data");
    Files.writeString(
        directory.resolve("controller.properties"),
        String.join(
            "\n",
            "data.directory=" + data,
            "apps.directory=" + directory,
            "runtime.directory=" + directory,
            "java.executable=" + Path.of(System.getProperty("java.home"), "bin", "java"),
            "domain=localhost",
            "platform.version=it",
            "gateway.public-address=http://localhost:" + gatewayPort + "/",
            "gateway.admin-url=http://127.0.0.1:" + gatewayAdminPort,
            "gateway.token=" + SECRET,
            "broker.host=127.0.0.1",
            "broker.port=" + brokerPort,
            "broker.user=admin",
            "broker.password=" + SECRET,
            "database.url=" + postgres.getJdbcUrl("postgres", "postgres"),
            "database.user=postgres",
            "database.password=postgres",
            "bootstrap.token-hash=00ff",
            "busy.limit=PT1S",
            ""));
    Files.writeString(
        directory.resolve("preboot.asadmin"),
        "set configs.config.server-config.network-config.network-listeners.network-listener"
            + ".http-listener.address=127.0.0.1\n");
    Files.writeString(
        directory.resolve("postboot.asadmin"),
        "create-jdbc-connection-pool --restype javax.sql.DataSource"
            + " --datasourceclassname org.postgresql.ds.PGSimpleDataSource"
            + " --property user=postgres:password=postgres:portNumber="
            + postgres.getPort()
            + ":serverName=127.0.0.1:databaseName=postgres troupe\n"
            + "create-jdbc-resource --connectionpoolid troupe jdbc/troupe\n");
  }

  static Path jarOf(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitListening(int port) {
    Awaitility.await("port " + port)
        .atMost(START_LIMIT)
        .ignoreExceptions()
        .until(
            () -> {
              new java.net.Socket(InetAddress.getLoopbackAddress(), port).close();
              return true;
            });
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    processes.forEach(Process::destroy);
    processes.forEach(process -> process.onExit().join());
    if (postgres != null) {
      try {
        postgres.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
