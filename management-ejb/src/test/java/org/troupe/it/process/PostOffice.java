package org.troupe.it.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.troupe.instance.HostedInstance;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceSpec;
import org.troupe.portable.ArchiveScan;
import org.troupe.role.RoleKind;

/** The sample that names no server, in instances of one deployment, seen from outside. */
final class PostOffice implements AutoCloseable {

  static final Set<String> QUEUES = Set.of("mail", "receipts", "telegrams");

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Path WAR =
      Path.of(System.getProperty("troupe.it.directory")).resolve("postoffice.war");

  private final RunningHost running;
  private final String deployment;
  private final Connection database;
  private final BrokerQueues queues;

  PostOffice(RunningHost running, String deployment) throws Exception {
    this.running = running;
    this.deployment = deployment;
    this.database =
        DriverManager.getConnection(
            running.neighbour("database.url"),
            running.neighbour("database.user"),
            running.neighbour("database.password"));
    this.queues = new BrokerQueues(running, deployment, QUEUES);
    try (Statement statement = database.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS journal");
    }
  }

  /** Starts an instance, or starts it again. */
  HostedInstance start(int number) throws Exception {
    return running.host.start(spec(number));
  }

  InstanceKey key(int number) {
    return new InstanceKey(deployment, "web", number);
  }

  InstanceSpec spec(int number) throws IOException {
    Path files = running.roleFiles();
    Files.copy(WAR, files.resolve("postoffice.war"));
    InstanceSpec spec =
        running.spec(
            key(number),
            RoleKind.WEB,
            files,
            "postoffice.war",
            "/journal",
            Map.of(
                "troupe.deployment",
                deployment,
                "troupe.role",
                "web",
                "troupe.instance",
                "web_IN_" + number));
    return RunningHost.with(
        new InstanceSpec.Messaging(
            Map.of(
                "java:app/jms/Letters", queue("mail"),
                "java:app/jms/Receipts", queue("receipts"),
                "jms/Telegrams", queue("telegrams")),
            Map.of("postoffice.war", ArchiveScan.of(WAR))),
        spec);
  }

  private InstanceSpec.Queue queue(String name) {
    return new InstanceSpec.Queue(queues.name(name), 4);
  }

  BrokerQueues queues() {
    return queues;
  }

  /** Rows of a kind. */
  long rows(String kind) throws SQLException {
    return count("SELECT count(*) FROM journal WHERE kind = ?", kind);
  }

  /** Different ones among them. */
  long different(String kind) throws SQLException {
    return count("SELECT count(DISTINCT text) FROM journal WHERE kind = ?", kind);
  }

  /** Ticks of the persistent timer that were taken by an instance. */
  long ticks() throws SQLException {
    return count("SELECT count(*) FROM troupe.timer_tick WHERE deployment = ?", deployment);
  }

  /** Numbers of those that are not there, of as many as were sent. */
  List<Long> missing(String kind, long sent) throws SQLException {
    try (PreparedStatement statement =
        database.prepareStatement(
            "SELECT number FROM generate_series(0, ? - 1) AS number WHERE NOT EXISTS"
                + " (SELECT 1 FROM journal WHERE kind = ? AND text = number::text)")) {
      statement.setLong(1, sent);
      statement.setString(2, kind);
      try (ResultSet rows = statement.executeQuery()) {
        List<Long> numbers = new ArrayList<>();
        while (rows.next()) {
          numbers.add(rows.getLong(1));
        }
        return numbers;
      }
    }
  }

  private long count(String query, String parameter) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(query)) {
      statement.setString(1, parameter);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  static HttpResponse<String> put(HostedInstance instance, String path)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + instance.port() + path))
            .timeout(Duration.ofSeconds(30))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() throws SQLException {
    queues.close();
    database.close();
  }
}
