package org.troupe.cli.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * Starts a server as an instance is started, with the agent and the training application, sends it
 * a few requests and ends it; the JVM then writes the archive of what it has loaded.
 */
final class TrainingRun {

  private static final Duration READY_LIMIT = Duration.ofMinutes(5);
  private static final Duration DUMP_LIMIT = Duration.ofMinutes(3);
  private static final long POLL_MILLIS = 200;
  private static final String TOKEN = "training";

  private final Path server;
  private final Path applications;
  private final Path run;
  private final int port;

  TrainingRun(Path image, Path applications, Path work) throws IOException {
    this.server = image;
    this.applications = applications.toAbsolutePath();
    this.run = Files.createDirectories(work.resolve("run"));
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = socket.getLocalPort();
    }
  }

  /**
   * Writes the archive.
   *
   * @throws IOException if the server does not become ready or writes none
   */
  void into(Path archive) throws IOException, InterruptedException {
    writeRunDirectory();
    Path root = run.resolve("server");
    FileTree.copy(server, root);
    Path log = run.resolve("training.log");
    Process process = JavaProcess.start(root, log, command(archive));
    try {
      awaitReady(process, log);
      exercise();
      process.destroy();
      if (!process.waitFor(DUMP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("the training did not end: " + JavaProcess.endOf(log));
      }
    } finally {
      process.destroyForcibly();
    }
    if (!Files.exists(archive)) {
      throw new IOException("the training wrote no archive: " + JavaProcess.endOf(log));
    }
  }

  private List<String> command(Path archive) {
    return List.of(
        "-XX:ArchiveClassesAtExit=" + archive,
        "-XX:+UseSerialGC",
        "-Xlog:cds=error,cds+dynamic=error",
        "-Dtroupe.run=" + run,
        "-Dcom.sun.enterprise.connectors.inbound.ramid=artemis",
        "-jar",
        "launch-micro.jar",
        "--nohazelcast",
        "--port",
        Integer.toString(port),
        "--prebootcommandfile",
        run.resolve("preboot").toString(),
        "--postbootcommandfile",
        run.resolve("postboot").toString());
  }

  private void writeRunDirectory() throws IOException {
    TrainingWar.write(run.resolve("training.war"));
    Files.writeString(run.resolve("preboot"), TrainingCommands.PRE_BOOT);
    Files.writeString(run.resolve("postboot"), TrainingCommands.postBoot(applications));
    Properties agent = new Properties();
    agent.setProperty("instance", "training/training_IN_0");
    agent.setProperty("token", TOKEN);
    agent.setProperty("port", Integer.toString(port));
    agent.setProperty("health-path", "/page.xhtml");
    agent.setProperty("application.0.name", "training");
    agent.setProperty("application.0.context-root", "/");
    agent.setProperty("application.0.archive", run.resolve("training.war").toString());
    try (var out = Files.newBufferedWriter(run.resolve("agent.properties"))) {
      agent.store(out, null);
    }
  }

  private void awaitReady(Process process, Path log) throws IOException, InterruptedException {
    long end = System.nanoTime() + READY_LIMIT.toNanos();
    String report = "";
    while (!report.contains("\"READY\"")) {
      if (report.contains("\"FAILED\"") || System.nanoTime() > end) {
        throw new IOException("the training is not ready: " + report + JavaProcess.endOf(log));
      }
      if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new IOException("the training ended early: " + JavaProcess.endOf(log));
      }
      report = report();
    }
  }

  private String report() {
    try {
      HttpURLConnection connection = connect("/_role/status");
      connection.setRequestProperty("Authorization", "Bearer " + TOKEN);
      return new String(connection.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException notYet) {
      return notYet.getMessage();
    }
  }

  /** Not one of these must work: what counts is which classes they touch. */
  private void exercise() throws IOException {
    String note = "{\"id\":1,\"text\":\"a\",\"writtenAt\":\"2026-01-01T00:00:00Z\"}";
    String part = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\nx\r\n";
    post("/rest/notes", "application/json", note);
    connect("/rest/notes").getResponseCode();
    connect("/missing").getResponseCode();
    post("/upload", "multipart/form-data; boundary=b", part + "--b--\r\n");
  }

  private void post(String path, String contentType, String body) throws IOException {
    HttpURLConnection connection = connect(path);
    connection.setRequestProperty("Content-Type", contentType);
    connection.setDoOutput(true);
    connection.getOutputStream().write(body.getBytes(UTF_8));
    connection.getResponseCode();
  }

  private HttpURLConnection connect(String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
    connection.setConnectTimeout(2_000);
    connection.setReadTimeout(20_000);
    return connection;
  }
}
