package org.troupe.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.troupe.instance.HostedInstance;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceSpec;
import org.troupe.it.process.app.ShowServlet;
import org.troupe.role.RoleKind;
import org.troupe.wire.RunRequest;

/**
 * The intake of a real web role's instance: from a request to a message, and to the end of a run.
 */
class IntakeIT {

  private static final String PAGE = "https://shop.example";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void takesInWhatItIsOpenForAndTellsOfIt() throws Exception {
    try (RunningHost running = new RunningHost();
        Connection database = database(running);
        Broker broker =
            new Broker(running, "d6.photos", "d6.troupe.requests", "album.photos.dead-letters")) {
      HostedInstance web = running.host.start(spec(running));
      running.awaitState(web, "READY");

      // A run: once, however often it is asked for.
      HttpResponse<String> asked =
          post(web, "jobs/rebuild", "{\"size\":3}", "application/json", "k");
      assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
      String location = asked.headers().firstValue("Location").orElseThrow();
      assertThat(post(web, "jobs/rebuild", "{\"size\":3}", "application/json", "k"))
          .satisfies(again -> assertThat(again.statusCode()).isEqualTo(202))
          .satisfies(
              again -> assertThat(again.headers().firstValue("Location")).contains(location));
      RunRequest request =
          json.readValue(
              ((TextMessage) broker.next("d6.troupe.requests")).getText(), RunRequest.class);
      assertThat(location).isEqualTo("/_role/runs/" + request.run());
      assertThat(request.job()).isEqualTo("rebuild");
      assertThat(request.parameters()).isEqualTo(Map.of("size", "3"));
      assertThat(broker.nextSoon("d6.troupe.requests")).isNull();

      // Told, and watched until its end.
      JsonNode queued = json.readTree(get(web, location, "application/json").body());
      assertThat(queued.path("status").asText()).isEqualTo("Queued");
      try (BufferedReader events = watch(web, location)) {
        assertThat(events.readLine()).isEqualTo("event: run");
        assertThat(events.readLine()).contains("\"Queued\"");
        update(database, request.run(), "Running", "{\"status\":\"Running\",\"done\":5}");
        assertThat(lineWith(events, "data:"))
            .isEqualTo("data: {\"status\":\"Running\",\"done\":5}");
        update(database, request.run(), "Succeeded", "{\"status\":\"Succeeded\"}");
        assertThat(lineWith(events, "data:")).isEqualTo("data: {\"status\":\"Succeeded\"}");
        assertThat(events.readLine()).isEmpty();
        assertThat(events.readLine()).isNull();
      }
      assertThat(get(web, location, "text/event-stream").body()).contains("Succeeded");
      assertThat(get(web, "/_role/runs/none", "application/json").statusCode()).isEqualTo(404);

      // Messages.
      String text =
          post(web, "queues/photos", "ä", "text/plain; charset=utf-8", "m")
              .headers()
              .firstValue("Location")
              .orElseThrow();
      assertThat(get(web, text, "*/*").body()).contains("\"state\":\"waiting\"");
      post(web, "queues/photos", "ä", "text/plain; charset=utf-8", "m");
      post(web, "queues/photos", "xyz", "application/octet-stream", null);
      Message first = broker.next("d6.photos");
      assertThat(((TextMessage) first).getText()).isEqualTo("ä");
      assertThat(first.getStringProperty("order_id")).isEqualTo("7");
      assertThat(first.getStringProperty("content_type")).startsWith("text/plain");
      assertThat(first.getJMSDeliveryMode()).isEqualTo(2);
      assertThat(((BytesMessage) broker.next("d6.photos")).getBodyLength()).isEqualTo(3);
      assertThat(get(web, text, "*/*").body()).contains("\"state\":\"taken\"");

      // What it is not open for, and whom it is not open to.
      assertThat(post(web, "queues/thumbs", "", "text/plain", null).statusCode()).isEqualTo(404);
      assertThat(post(web, "jobs/tidy", "", "", null).statusCode()).isEqualTo(404);
      HttpResponse<String> large = post(web, "queues/photos", "x".repeat(101), "text/plain", null);
      assertThat(large.statusCode()).isEqualTo(413);
      assertThat(large.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("application/problem+json");
      assertThat(request(web, "jobs/rebuild").method("PUT", HttpRequest.BodyPublishers.noBody()))
          .satisfies(put -> assertThat(send(put).statusCode()).isEqualTo(405));
      HttpRequest.Builder foreign =
          HttpRequest.newBuilder(uri(web, "/_role/jobs/rebuild"))
              .header("Origin", "https://evil.example")
              .POST(HttpRequest.BodyPublishers.noBody());
      assertThat(send(foreign).statusCode()).isEqualTo(403);
      HttpResponse<String> preflight =
          send(
              request(web, "queues/photos")
                  .header("Access-Control-Request-Method", "POST")
                  .header("Access-Control-Request-Headers", "content-type,idempotency-key")
                  .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
      assertThat(preflight.statusCode()).isEqualTo(204);
      assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).contains(PAGE);
      assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
          .contains("content-type,idempotency-key");

      // What belongs to the controller stays closed.
      assertThat(get(web, "/_role/status", "*/*").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void saysThatItCannotWhileTheBrokerOrTheDatabaseIsAway() throws Exception {
    try (OwnBroker away = new OwnBroker();
        RunningHost running = new RunningHost().atBroker(away.port());
        Connection database = database(running)) {
      try (Statement statement = database.createStatement()) {
        statement.execute("truncate troupe.run");
      }
      new Broker(running, "d6.photos", "d6.troupe.requests", "album.photos.dead-letters").close();
      HostedInstance web = running.host.start(spec(running));
      running.awaitState(web, "READY");
      String location =
          post(web, "jobs/rebuild", "", "", "k").headers().firstValue("Location").orElseThrow();
      assertThat(post(web, "queues/photos", "a", "text/plain", null).statusCode()).isEqualTo(202);

      away.freeze();
      assertAway(() -> post(web, "queues/photos", "b", "text/plain", null));
      assertAway(() -> post(web, "jobs/rebuild", "", "", "l"));
      away.kill();
      assertAway(() -> post(web, "queues/photos", "c", "text/plain", null));
      assertAway(() -> post(web, "jobs/rebuild", "", "", "m"));
      // Only the run that was asked for is on record; what was asked for in vain is not.
      Awaitility.await("others are forgotten").atMost(LIMIT).until(() -> queued(database) == 1);
      assertAway(() -> post(web, "jobs/rebuild", "", "", "k"));
      assertThat(get(web, location, "application/json").body()).contains("Queued");

      away.start();
      assertThat(post(web, "jobs/rebuild", "", "", "m").statusCode()).isEqualTo(202);
      assertThat(queued(database)).isEqualTo(2);

      database.setAutoCommit(false);
      try (Statement statement = database.createStatement()) {
        statement.execute("lock table troupe.run in access exclusive mode");
        assertAway(() -> get(web, location, "text/event-stream"));
        assertAway(() -> post(web, "jobs/rebuild", "", "", "n"));
      } finally {
        database.rollback();
      }
    }
  }

  private static void assertAway(Callable<HttpResponse<String>> request) throws Exception {
    long begun = System.nanoTime();
    HttpResponse<String> answer = request.call();
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
  }

  private static int queued(Connection database) throws Exception {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from troupe.run")) {
      row.next();
      return row.getInt(1);
    }
  }

  private HttpResponse<String> post(
      HostedInstance web, String path, String body, String type, String key) throws Exception {
    HttpRequest.Builder request =
        request(web, path)
            .header("X-Message-Order-Id", "7")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return send(request);
  }

  private static HttpRequest.Builder request(HostedInstance web, String path) {
    return HttpRequest.newBuilder(uri(web, "/_role/" + path)).header("Origin", PAGE);
  }

  private HttpResponse<String> get(HostedInstance web, String path, String accept)
      throws Exception {
    return send(HttpRequest.newBuilder(uri(web, path)).header("Accept", accept));
  }

  private BufferedReader watch(HostedInstance web, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri(web, path)).header("Accept", "text/event-stream").build();
    HttpResponse<InputStream> response =
        http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  private static String lineWith(BufferedReader events, String beginning) throws Exception {
    String line = events.readLine();
    while (line != null && !line.startsWith(beginning)) {
      line = events.readLine();
    }
    return line;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static URI uri(HostedInstance web, String path) {
    return URI.create("http://127.0.0.1:" + web.port() + path);
  }

  private static InstanceSpec spec(RunningHost running) throws Exception {
    Path files = running.roleFiles();
    ShrinkWrap.create(WebArchive.class)
        .addClass(ShowServlet.class)
        .as(ZipExporter.class)
        .exportTo(files.resolve("app.war").toFile());
    Map<String, String> configuration = new HashMap<>();
    configuration.put("troupe.service", "album");
    configuration.put("troupe.slot", "production");
    InstanceSpec.Intake intake =
        new InstanceSpec.Intake(
            List.of("photos"), List.of("rebuild"), Optional.empty(), List.of(PAGE), true, 100);
    return RunningHost.with(
        new InstanceSpec.Work(false, List.of(), Optional.of(intake)),
        running.spec(
            new InstanceKey("d6", "web", 0), RoleKind.WEB, files, "app.war", "", configuration));
  }

  private static Connection database(RunningHost running) throws Exception {
    Connection connection =
        DriverManager.getConnection(
            running.neighbour("database.url"),
            running.neighbour("database.user"),
            running.neighbour("database.password"));
    try (Statement statement = connection.createStatement()) {
      statement.execute("create schema if not exists troupe");
      statement.execute(
          "create table if not exists troupe.run (id text primary key, job text, status text,"
              + " view text, changed timestamptz)");
    }
    return connection;
  }

  /** As the controller does. */
  private static void update(Connection database, String run, String status, String view)
      throws Exception {
    try (PreparedStatement update =
        database.prepareStatement(
            "update troupe.run set status = ?, view = ?, changed = now() where id = ?")) {
      update.setString(1, status);
      update.setString(2, view);
      update.setString(3, run);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  /** Queues at the real broker, and whoever consumes them. */
  private static final class Broker implements AutoCloseable {

    private final ServerLocator locator;
    private final ActiveMQConnectionFactory connections;
    private final JMSContext context;
    private final Map<String, JMSConsumer> consumers = new HashMap<>();

    Broker(RunningHost running, String... queues) throws Exception {
      String user = running.neighbour("broker.user");
      String password = running.neighbour("broker.password");
      String broker =
          "tcp://" + running.neighbour("broker.host") + ":" + running.neighbour("broker.port");
      locator = ActiveMQClient.createServerLocator(broker);
      ClientSession session =
          locator.createSessionFactory().createSession(user, password, false, true, true, false, 0);
      for (String name : queues) {
        session.createAddress(SimpleString.of(name), RoutingType.ANYCAST, false);
        session.createQueue(QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST));
      }
      connections = new ActiveMQConnectionFactory(broker);
      context = connections.createContext(user, password);
    }

    Message next(String queue) {
      Message message = consumer(queue).receive(LIMIT.toMillis());
      assertThat(message).as("a message in " + queue).isNotNull();
      return message;
    }

    Message nextSoon(String queue) {
      return consumer(queue).receive(500);
    }

    private JMSConsumer consumer(String queue) {
      return consumers.computeIfAbsent(
          queue, name -> context.createConsumer(context.createQueue(name)));
    }

    @Override
    public void close() {
      context.close();
      connections.close();
      locator.close();
    }
  }
}
