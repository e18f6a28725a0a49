package org.troupe.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * One more controller of a platform, which nobody supervises: started with the command line and the
 * environment of the first, but in a directory, on a port and with an id of its own.
 */
final class SecondController implements AutoCloseable {

  /** Its {@code controller.id}. */
  static final String ID = "second";

  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

  private final Process process;
  private final Path log;

  private SecondController(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts it, and waits until it answers. */
  static SecondController start(TestPlatform platform) throws IOException {
    Path directory = platform.directory().resolve(ID);
    Trees.delete(directory);
    Files.createDirectories(directory);
    Path first = Path.of("/proc", Long.toString(platform.component("controller")));
    Path configuration = directory.resolve("controller.properties");
    Properties told = read(platform.troupe().data().resolve("controller/controller.properties"));
    told.setProperty("controller.id", ID);
    try (Writer writer = Files.newBufferedWriter(configuration)) {
      told.store(writer, null);
    }
    copy(Path.of(told.getProperty("runtime.directory")), directory.resolve("payara"));

    int port = FreePort.choose();
    // In a session of its own, as all that the platform starts: the kernel has the stopped
    // processes
    // of a group go on when the group loses the last one that could have done so.
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(texts(first.resolve("cmdline")));
    command.set(command.indexOf("--port") + 1, Integer.toString(port));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    texts(first.resolve("environ")).stream()
        .map(variable -> variable.split("=", 2))
        .forEach(variable -> builder.environment().put(variable[0], variable[1]));
    builder.environment().put("TROUPE_CONTROLLER_CONFIG", configuration.toString());
    Path log = directory.resolve("second.log");
    Process process =
        builder
            .directory(directory.resolve("payara").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    SecondController second = new SecondController(process, log);
    second.awaitAnswers(platform, port);
    return second;
  }

  private void awaitAnswers(TestPlatform platform, int port) throws IOException {
    Admin admin = platform.adminAt(port);
    String token = Files.readString(platform.troupe().data().resolve("admin.token")).strip();
    await("the second controller answers")
        .atMost(START_LIMIT)
        .ignoreExceptions()
        .until(() -> admin.get("/api/v1/platform", token).statusCode() == 200);
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /** What a file in {@code /proc} has, each text ended by a zero byte. */
  private static List<String> texts(Path file) throws IOException {
    String all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return List.of(all.split("\0"));
  }

  long pid() {
    return process.pid();
  }

  /** Whether its log tells of this. */
  boolean said(String text) {
    try {
      return Files.readString(log).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it, be it stopped or not. */
  @Override
  public void close() throws IOException {
    if (process.isAlive()) {
      Signals.resume(pid());
      process.destroy();
    }
    try {
      await("the second controller has ended").atMost(STOP_LIMIT).until(() -> !process.isAlive());
    } finally {
      process.destroyForcibly();
    }
  }
}
