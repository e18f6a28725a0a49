package org.troupe.e2e;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What the control plane needs around it: PostgreSQL, and the distribution's broker and gateway.
 */
final class Neighbours implements AutoCloseable {

  /** The administrator's token. */
  static final String TOKEN = "the-token-of-this-test";

  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final String SECRET = "it-secret";

  private final Path distribution;
  private final Path directory;
  private final List<Process> processes = new ArrayList<>();
  private final EmbeddedPostgres postgres;
  private final int brokerPort = FreePort.choose();
  private final int gatewayPort = FreePort.choose();
  private final int gatewayAdminPort = FreePort.choose();

  /**
   * Starts them, and answers once they listen.
   *
   * @param distribution the built distribution
   * @param directory where they may put their files
   */
  Neighbours(Path distribution, Path directory) throws IOException {
    this.distribution = distribution;
    this.directory = directory;
    this.postgres = EmbeddedPostgres.builder().start();
    java(
        "broker",
        "org.troupe.broker.BrokerMain",
        "--listen",
        "127.0.0.1:" + brokerPort,
        "--data",
        directory.resolve("broker").toString());
    java(
        "gateway",
        "org.troupe.gateway.GatewayMain",
        "--listen",
        "127.0.0.1:" + gatewayPort,
        "--admin",
        "127.0.0.1:" + gatewayAdminPort,
        "--routes",
        directory.resolve("routes.json").toString());
    awaitListening(brokerPort);
    awaitListening(gatewayAdminPort);
  }

  private void java(String library, String mainClass, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(javaExecutable());
    command.add("-Xmx192m");
    command.add("-cp");
    command.add(distribution.resolve("lib").resolve(library) + "/*");
    command.add(mainClass);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("TROUPE_BROKER_USER", "admin");
    builder.environment().put("TROUPE_BROKER_PASSWORD", SECRET);
    builder.environment().put("TROUPE_GATEWAY_TOKEN", SECRET);
    builder.redirectOutput(directory.resolve(library + ".log").toFile());
    processes.add(builder.start());
  }

  private static String javaExecutable() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static void awaitListening(int port) {
    await("port " + port)
        .atMost(START_LIMIT)
        .ignoreExceptions()
        .until(
            () -> {
              new Socket(InetAddress.getLoopbackAddress(), port).close();
              return true;
            });
  }

  /** Writes the controller's configuration, and answers with its file. */
  Path configuration() throws IOException {
    return Files.writeString(
        directory.resolve("controller.properties"),
        String.join(
            "\n",
            "data.directory=" + Files.createDirectories(directory.resolve("data")),
            "apps.directory=" + distribution.resolve("apps"),
            "runtime.directory=" + distribution.resolve("runtime"),
            "java.executable=" + javaExecutable(),
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
            "bootstrap.token-hash=" + sha256(TOKEN),
            ""));
  }

  /** Commands that bind the control plane's datasource. */
  List<String> datasourceCommands() {
    return List.of(
        "create-jdbc-connection-pool --restype javax.sql.DataSource"
            + " --datasourceclassname org.postgresql.ds.PGSimpleDataSource"
            + " --property user=postgres:password=postgres:serverName=127.0.0.1"
            + ":databaseName=postgres:portNumber="
            + postgres.getPort()
            + " troupe",
        "create-jdbc-resource --connectionpoolid troupe jdbc/troupe");
  }

  /** The JDBC driver that the distribution brings. */
  Path driver() throws IOException {
    try (var drivers = Files.newDirectoryStream(distribution.resolve("lib/driver"))) {
      return drivers.iterator().next();
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    processes.forEach(Process::destroy);
    processes.forEach(process -> process.onExit().join());
    postgres.close();
  }
}
