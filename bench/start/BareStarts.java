import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Starts bare Payara Micro processes, some at a time, each next one when one answers 200, and tells
 * how long that took until all did. Ends them before it ends itself.
 *
 * <p>{@code java BareStarts.java MICRO.jar APP.war PATH DIRECTORY AT-A-TIME PORT...} prints a line
 * per process and at last {@code seconds 47.1}. Exit code 1 if one has not started within three
 * minutes.
 */
final class BareStarts {
  private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(3);
  private static final long POLL_MILLIS = 50;

  private final Path micro;
  private final Path application;
  private final String path;
  private final Path directory;
  private final Path preBoot;
  private final List<Process> started = new ArrayList<>();
  private boolean ended;

  private BareStarts(Path micro, Path application, String path, Path directory) throws IOException {
    this.micro = micro;
    this.application = application;
    this.path = path;
    this.directory = directory;
    // Nothing of a benchmark is for other machines to reach.
    this.preBoot =
        Files.writeString(
            directory.resolve("pre-boot"),
            "set configs.config.server-config.network-config.network-listeners.network-listener"
                + ".http-listener.address=127.0.0.1\n");
  }

  public static void main(String[] arguments) throws Exception {
    List<String> given = List.of(arguments);
    BareStarts starts =
        new BareStarts(
            Path.of(given.get(0)), Path.of(given.get(1)), given.get(2), Path.of(given.get(3)));
    Runtime.getRuntime().addShutdownHook(new Thread(starts::end));
    List<Integer> ports = given.subList(5, given.size()).stream().map(Integer::valueOf).toList();
    double seconds = starts.all(ports, Integer.parseInt(given.get(4)));
    starts.end();
    System.out.printf("seconds %.1f%n", seconds);
  }

  private double all(List<Integer> ports, int atATime)
      throws InterruptedException, ExecutionException {
    ExecutorService slots = Executors.newFixedThreadPool(atATime);
    try {
      long begin = System.nanoTime();
      List<Future<?>> starts = new ArrayList<>();
      for (int port : ports) {
        starts.add(slots.submit(() -> one(port, begin)));
      }
      for (Future<?> start : starts) {
        start.get();
      }
      return seconds(begin);
    } finally {
      slots.shutdownNow();
    }
  }

  private Void one(int port, long begin) throws IOException, InterruptedException {
    double at = seconds(begin);
    Process process = start(port);
    URI address = URI.create("http://127.0.0.1:" + port + path);
    long deadline = System.nanoTime() + LIMIT_NANOS;
    while (status(address).filter(status -> status == 200).isEmpty()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException("no answer from " + address + "; log: " + endOfLog(port));
      }
      Thread.sleep(POLL_MILLIS);
    }
    System.out.printf("port %d started at %.1f s, answered at %.1f s%n", port, at, seconds(begin));
    return null;
  }

  private synchronized Process start(int port) throws IOException {
    if (ended) {
      throw new IOException("already ending");
    }
    Path temporary = Files.createDirectories(directory.resolve("tmp-" + port));
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-Djava.io.tmpdir=" + temporary,
            "-jar",
            micro.toString(),
            "--nohazelcast",
            "--port",
            Integer.toString(port),
            "--contextroot",
            "/",
            "--prebootcommandfile",
            preBoot.toString(),
            "--deploy",
            application.toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log(port).toFile())
            .start();
    started.add(process);
    return process;
  }

  private Path log(int port) {
    return directory.resolve(port + ".log");
  }

  private String endOfLog(int port) throws IOException {
    List<String> lines = Files.readAllLines(log(port));
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
  }

  /** Empty while nothing answers. */
  private static Optional<Integer> status(URI address) {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(10_000);
      int status = connection.getResponseCode();
      connection.disconnect();
      return Optional.of(status);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private synchronized void end() {
    ended = true;
    started.forEach(Process::destroy);
    try {
      for (Process process : started) {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
      }
    } catch (InterruptedException e) {
      started.forEach(Process::destroyForcibly);
      Thread.currentThread().interrupt();
    }
  }
}
