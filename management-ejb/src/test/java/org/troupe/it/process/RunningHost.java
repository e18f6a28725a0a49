package org.troupe.it.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.awaitility.Awaitility;
import org.troupe.cli.runtime.RuntimeImage;
import org.troupe.database.ServiceTables;
import org.troupe.instance.HostedInstance;
import org.troupe.instance.InstanceHost;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceSpec;
import org.troupe.instance.Renewal;
import org.troupe.instance.process.ProcessHost;
import org.troupe.instance.process.ProcessHostConfig;
import org.troupe.role.RoleKind;

/** A host over a fresh data directory, with all that it takes; ends what it started. */
final class RunningHost implements AutoCloseable {

  static final Duration READY_LIMIT = Duration.ofMinutes(3);
  static final String TOKEN = "the-instance-token";

  private static final Path SURROUNDINGS = Path.of(System.getProperty("troupe.it.directory"));
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final ProcessHostConfig config;
  private final Properties neighbours = new Properties();
  final InstanceHost host;

  RunningHost() throws IOException, InterruptedException {
    Path image =
        RuntimeImage.prepare(
            SURROUNDINGS.resolve("payara-micro.jar"),
            Path.of(System.getProperty("troupe.it.driver")),
            SURROUNDINGS,
            SURROUNDINGS.resolve("runtime"),
            step -> {});
    config =
        new ProcessHostConfig(
            Files.createTempDirectory(SURROUNDINGS, "host"),
            image,
            SURROUNDINGS,
            Path.of(System.getProperty("java.home"), "bin", "java"));
    host = new ProcessHost(config);
    try (var in = Files.newBufferedReader(SURROUNDINGS.resolve("controller.properties"))) {
      neighbours.load(in);
    }
    makeTables();
  }

  /** As the controller does it for each service. */
  private void makeTables() throws IOException {
    try (Connection connection =
        DriverManager.getConnection(
            neighbour("database.url"),
            neighbour("database.user"),
            neighbour("database.password"))) {
      ServiceTables.make(connection, neighbour("database.user"));
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** The same, with another broker on this machine. */
  RunningHost atBroker(int port) {
    neighbours.setProperty("broker.port", Integer.toString(port));
    return this;
  }

  /** A host that knows of the first one's instances only what lies on disk. */
  InstanceHost another() {
    return new ProcessHost(config);
  }

  /** An empty directory for a role's files. */
  Path roleFiles() throws IOException {
    return Files.createTempDirectory(config.dataDirectory(), "role");
  }

  InstanceSpec spec(
      InstanceKey key,
      RoleKind kind,
      Path files,
      String archive,
      String healthPath,
      Map<String, String> configuration) {
    return new InstanceSpec(
        key,
        kind,
        files,
        List.of(new InstanceSpec.Application("/", archive)),
        192,
        configuration,
        List.of(
            new InstanceSpec.LocalStore("cache", 10, true),
            new InstanceSpec.LocalStore("kept", 10, false)),
        TOKEN,
        healthPath,
        READY_LIMIT,
        new InstanceSpec.Database(
            neighbour("database.url"), neighbour("database.user"), neighbour("database.password")),
        new InstanceSpec.Broker(
            neighbour("broker.host"),
            Integer.parseInt(neighbour("broker.port")),
            neighbour("broker.user"),
            neighbour("broker.password")),
        Renewal.RECYCLE,
        false,
        "",
        InstanceSpec.Messaging.NONE,
        InstanceSpec.Work.NONE);
  }

  /** The same instance, started in another way. */
  static InstanceSpec with(Renewal renewal, InstanceSpec spec) {
    return new InstanceSpec(
        spec.key(),
        spec.kind(),
        spec.roleFiles(),
        spec.applications(),
        spec.heapMegabytes(),
        spec.configuration(),
        spec.localStores(),
        spec.token(),
        spec.healthPath(),
        spec.startLimit(),
        spec.database(),
        spec.broker(),
        renewal,
        spec.standby(),
        spec.stopPath(),
        spec.messaging(),
        spec.work());
  }

  /** The same instance, with other expectations of messaging. */
  static InstanceSpec with(InstanceSpec.Messaging messaging, InstanceSpec spec) {
    return with(messaging, spec.work(), spec);
  }

  /** The same instance with other work. */
  static InstanceSpec with(InstanceSpec.Work work, InstanceSpec spec) {
    return with(spec.messaging(), work, spec);
  }

  private static InstanceSpec with(
      InstanceSpec.Messaging messaging, InstanceSpec.Work work, InstanceSpec spec) {
    return new InstanceSpec(
        spec.key(),
        spec.kind(),
        spec.roleFiles(),
        spec.applications(),
        spec.heapMegabytes(),
        spec.configuration(),
        spec.localStores(),
        spec.token(),
        spec.healthPath(),
        spec.startLimit(),
        spec.database(),
        spec.broker(),
        spec.renewal(),
        spec.standby(),
        spec.stopPath(),
        messaging,
        work);
  }

  /** A path below the data directory. */
  Path data(String path) {
    return config.dataDirectory().resolve(path);
  }

  /** Ends the instance's process and waits for that. */
  void end(InstanceKey key) {
    host.kill(key);
    Awaitility.await(key + " has ended")
        .atMost(Duration.ofSeconds(20))
        .until(() -> !listed(host, key).running());
  }

  String neighbour(String key) {
    return neighbours.getProperty(key);
  }

  static HttpResponse<String> get(HostedInstance instance, String path, String token)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + instance.port() + path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + token)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  static String show(HostedInstance instance, String what)
      throws IOException, InterruptedException {
    return get(instance, "/show/" + what, "").body();
  }

  /** The agent's answers from the first on, until one says the state. */
  String awaitState(HostedInstance instance, String state) {
    return Awaitility.await(instance.key() + " is " + state)
        .atMost(READY_LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptions()
        .until(
            () -> get(instance, "/_role/status", TOKEN).body(),
            report -> report.contains("\"" + state + "\""));
  }

  String log(InstanceKey key) throws IOException {
    return UTF_8.decode(host.log(key, 0, 1 << 20).bytes()).toString();
  }

  HostedInstance listed(InstanceHost by, InstanceKey key) {
    return by.list().stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow();
  }

  @Override
  public void close() {
    host.list().forEach(instance -> host.kill(instance.key()));
    Awaitility.await("all instances ended")
        .atMost(Duration.ofSeconds(20))
        .until(() -> host.list().stream().noneMatch(HostedInstance::running));
  }
}
