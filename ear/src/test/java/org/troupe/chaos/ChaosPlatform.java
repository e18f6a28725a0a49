package org.troupe.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.troupe.e2e.Admin;
import org.troupe.e2e.Evidence;
import org.troupe.e2e.FreePort;
import org.troupe.e2e.ProcessesOf;
import org.troupe.e2e.Trees;
import org.troupe.e2e.Troupe;
import org.troupe.e2e.Up;

/**
 * A platform of its own with the ledger in production, to be broken: nothing else is in its
 * directory or on its ports.
 */
final class ChaosPlatform implements AutoCloseable {

  static final String SERVICE = "ledger";

  private static final Duration SETTLE_LIMIT = Duration.ofMinutes(3);
  private static final Duration END_LIMIT = Duration.ofSeconds(20);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);

  private final Path directory;
  private final Path packages;
  private final Troupe troupe;
  private final int port = FreePort.choose();
  private final int adminPort = FreePort.choose();
  private final Admin admin;
  private Up up;

  /**
   * @param distribution the built distribution
   * @param packages where the ledger's packages and configurations are
   * @param directory where it may put its files; what an earlier run has left there goes
   */
  ChaosPlatform(Path distribution, Path packages, Path directory) throws IOException {
    this.directory = directory;
    this.packages = packages;
    ProcessesOf.kill(directory.resolve("data"));
    Trees.delete(directory.resolve("data"));
    Files.createDirectories(directory);
    troupe = new Troupe(distribution, directory.resolve("data"), directory);
    admin =
        new Admin(
            URI.create("http://127.0.0.1:" + adminPort),
            troupe.data().resolve("admin.token"),
            ANSWER_LIMIT);
  }

  /** Starts it, and the ledger's version 1 in production. */
  void start() throws IOException {
    up = troupe.up("--port", Integer.toString(port), "--admin-port", Integer.toString(adminPort));
    up.awaitReady();
    deploy("1", "production");
    awaitWhole();
  }

  /** Runs {@code troupe up} again, after the one that was started before. */
  void upAgain() throws IOException {
    up = troupe.up();
  }

  /** Waits until it is whole, with a new {@code troupe up} if an earlier fault has left none. */
  void recover() throws IOException {
    if (!up.isRunning()) {
      upAgain();
    }
    awaitWhole();
  }

  /** Deploys a version of the ledger, to production in full strength, to staging one of each. */
  void deploy(String version, String slot) {
    troupe.does(
        "deploy",
        SERVICE,
        "--package",
        packageOf(version),
        "--config",
        configurationFor(slot),
        "--slot",
        slot);
  }

  String packageOf(String version) {
    return packages.resolve("ledger-" + version + ".cspkg").toString();
  }

  String configurationFor(String slot) {
    String file = slot.equals("production") ? "ledger.cscfg" : "ledger-staging.cscfg";
    return packages.resolve(file).toString();
  }

  void awaitWhole() {
    Wholeness wholeness = new Wholeness(this);
    await("the platform is whole")
        .atMost(SETTLE_LIMIT)
        .untilAsserted(
            () -> {
              assertThat(wholeness.flaw()).isEmpty();
              assertThat(wholeness.restless()).isEmpty();
            });
  }

  Troupe troupe() {
    return troupe;
  }

  Admin admin() {
    return admin;
  }

  Up up() {
    return up;
  }

  int port() {
    return port;
  }

  /** The {@code Host} of the ledger's production. */
  String host() {
    return SERVICE + ".localhost:" + port;
  }

  Path routes() {
    return troupe.data().resolve("gateway");
  }

  /** Process ids of the platform's components, by name, as they are recorded. */
  Map<String, Long> components() throws IOException {
    Map<String, Long> pids = new TreeMap<>();
    try (DirectoryStream<Path> records =
        Files.newDirectoryStream(troupe.data().resolve("run"), "*.json")) {
      for (Path record : records) {
        String name = record.getFileName().toString();
        pids.put(
            name.substring(0, name.length() - ".json".length()),
            new JsonMapper().readTree(Files.readString(record)).get("pid").longValue());
      }
    }
    return pids;
  }

  /** Where the broker, the database and the gateways' admin paths listen. */
  List<Integer> internalPorts() throws IOException {
    Properties settings = settings();
    List<Integer> ports = new ArrayList<>();
    for (String component : components().keySet()) {
      String key =
          switch (component) {
            case "broker", "database" -> "embedded." + component + ".port";
            default -> component + ".admin-port";
          };
      if (settings.containsKey(key)) {
        ports.add(Integer.valueOf(settings.getProperty(key)));
      }
    }
    return ports;
  }

  /** A producer that is a stranger to the platform, with the administrator's login. */
  Producer producer(LongConsumer acknowledged) {
    Properties settings = settings();
    return new Producer(
        "tcp://127.0.0.1:" + settings.getProperty("embedded.broker.port"),
        "troupe",
        settings.getProperty("embedded.broker.password"),
        SERVICE + ".entries",
        acknowledged);
  }

  Book book() {
    Properties settings = settings();
    return new Book(
        "jdbc:postgresql://127.0.0.1:"
            + settings.getProperty("embedded.database.port")
            + "/svc_"
            + SERVICE,
        "troupe",
        settings.getProperty("embedded.database.password"));
  }

  private Properties settings() {
    Properties settings = new Properties();
    try (Reader in = Files.newBufferedReader(troupe.data().resolve("platform.properties"))) {
      settings.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return settings;
  }

  /** Keeps the logs as they are. */
  void keepEvidence(String of) throws IOException {
    new Evidence(directory).keep(of);
  }

  /** Stops it as a user does from another terminal; kills what that leaves. */
  @Override
  public void close() {
    try {
      if (!ProcessesOf.directory(troupe.data()).isEmpty()) {
        troupe.runs("down");
      }
      await("no process is left")
          .atMost(END_LIMIT)
          .untilAsserted(() -> assertThat(ProcessesOf.directory(troupe.data())).isEmpty());
    } finally {
      ProcessesOf.kill(troupe.data());
    }
  }
}
