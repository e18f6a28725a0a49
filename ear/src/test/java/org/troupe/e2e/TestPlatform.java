package org.troupe.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The platform that all end-to-end tests share, for its start is dear: {@code troupe up --demo} in
 * a data directory of its own. Tests may kill its parts and stop it; what they find is up, with the
 * sample in both slots and ready, in whatever version.
 */
final class TestPlatform {

  /** The sample, as the demo deploys it. */
  static final String SERVICE = "thumbnails";

  private static final Duration SETTLE_LIMIT = Duration.ofMinutes(4);
  private static final Duration END_LIMIT = Duration.ofSeconds(20);

  private final Path directory;
  private final Troupe troupe;
  private final int port = FreePort.choose();
  private final int adminPort = FreePort.choose();
  private final Admin admin;
  private Up demo;
  private Up up;

  /**
   * @param directory where it may put its files; what an earlier run has left there goes
   */
  TestPlatform(Path distribution, Path directory) throws IOException {
    this.directory = directory;
    ProcessesOf.kill(directory);
    Trees.delete(directory);
    Files.createDirectories(directory);
    troupe = new Troupe(distribution, directory.resolve("data"), directory);
    admin = adminAt(adminPort);
  }

  /** Its REST at the port of another controller. */
  Admin adminAt(int port) {
    return new Admin(URI.create("http://127.0.0.1:" + port), troupe.data().resolve("admin.token"));
  }

  /** Starts it if it does not run, and waits until the sample is ready in both slots. */
  void ensureUp() throws IOException {
    if (up == null) {
      startWith(
          "--demo", "--port", Integer.toString(port), "--admin-port", Integer.toString(adminPort));
      demo = up;
    } else if (!up.isRunning()) {
      startWith();
    }
    await("the sample is ready in both slots").atMost(SETTLE_LIMIT).until(this::isSettled);
  }

  /** Runs {@code troupe up} with these options; the ports are remembered from its first time. */
  Up startWith(String... options) throws IOException {
    up = troupe.up(options);
    up.awaitReady();
    return up;
  }

  boolean isSettled() {
    return admin.service(SERVICE).operation() == null
        && admin.isAllReady(SERVICE, "production")
        && admin.isAllReady(SERVICE, "staging");
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

  /** The first one, which has shown the demo. */
  Up demo() {
    return demo;
  }

  Path directory() {
    return directory;
  }

  int port() {
    return port;
  }

  Site production() {
    return site("production");
  }

  Site staging() {
    return site("staging");
  }

  private Site site(String slot) {
    return new Site(admin.slot(SERVICE, slot).address());
  }

  /** Process ids of database, broker, gateways and controller, as they are recorded. */
  Map<String, Long> components() throws IOException {
    Map<String, Long> pids = new TreeMap<>();
    for (String component : List.of("database", "broker", "gateway", "gateway-2", "controller")) {
      pids.put(component, component(component));
    }
    return pids;
  }

  long component(String name) throws IOException {
    Path record = troupe.data().resolve("run").resolve(name + ".json");
    return new JsonMapper().readTree(Files.readString(record)).get("pid").longValue();
  }

  /** Process ids of all of the sample's instances, by slot and name. */
  Map<String, Long> instances() {
    Map<String, Long> pids = new TreeMap<>();
    for (String slot : List.of("production", "staging")) {
      admin.pids(SERVICE, slot).forEach((name, pid) -> pids.put(slot + " " + name, pid));
    }
    return pids;
  }

  /** Waits until no process has anything to do with its directory. */
  void awaitNoProcess() {
    await("no process is left")
        .atMost(END_LIMIT)
        .untilAsserted(() -> assertThat(ProcessesOf.directory(troupe.data())).isEmpty());
  }

  /** Stops it as a user does from another terminal; kills what that leaves. */
  void stop() {
    try {
      if (!ProcessesOf.directory(troupe.data()).isEmpty()) {
        troupe.does("down");
      }
      awaitNoProcess();
    } finally {
      ProcessesOf.kill(troupe.data());
    }
  }
}
