package bench.swap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Swaps a service back and forth while some connections request {@code /api/whoami} from production
 * without a pause, and tells how long the old version still answered.
 *
 * <p>{@code java bench.swap.Swaps GATEWAY-HOST:PORT ADMIN-URL TOKEN-FILE SERVICE CONNECTIONS
 * WARM-SECONDS SWAPS COMMANDS COMMAND...}: as many swaps by REST, then as many by running the
 * command. Prints a line per swap, then {@code name figure} lines. Exit code 1 if a swap failed;
 * failed requests are only counted.
 */
final class Swaps {
  private static final Duration SWAP_LIMIT = Duration.ofSeconds(60);

  /** For so long only the new version must have answered before a swap counts as over. */
  private static final Duration SETTLED = Duration.ofSeconds(1);

  private final Sightings sightings;
  private final Admin admin;

  private Swaps(Sightings sightings, Admin admin) {
    this.sightings = sightings;
    this.admin = admin;
  }

  public static void main(String[] arguments) throws Exception {
    List<String> given = List.of(arguments);
    String[] gateway = given.get(0).split(":");
    String service = given.get(3);
    Admin admin =
        new Admin(
            URI.create(given.get(1)), Files.readString(Path.of(given.get(2))).strip(), service);
    Sightings sightings = new Sightings();
    for (int i = 0; i < Integer.parseInt(given.get(4)); i++) {
      Asker asker =
          new Asker(
              new InetSocketAddress(gateway[0], Integer.parseInt(gateway[1])),
              service + ".localhost",
              sightings);
      Thread thread = new Thread(asker, "asker-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    TimeUnit.SECONDS.sleep(Long.parseLong(given.get(5)));
    List<String> command = given.subList(8, given.size());
    new Swaps(sightings, admin)
        .run(Integer.parseInt(given.get(6)), Integer.parseInt(given.get(7)), command);
    System.exit(0);
  }

  private void run(int swaps, int commands, List<String> command) throws Exception {
    List<Double> lastOld = new ArrayList<>();
    List<Double> commandTimes = new ArrayList<>();
    for (int i = 0; i < swaps; i++) {
      lastOld.add(swap("rest", admin::swap).lastOld());
    }
    for (int i = 0; i < commands; i++) {
      commandTimes.add(swap("command", () -> execute(command)).done());
    }
    System.out.printf("last-old-ms %.0f%n", median(lastOld));
    System.out.printf("command-ms %.0f%n", median(commandTimes));
    sightings.print();
  }

  private Timing swap(String how, Command command) throws Exception {
    String old = sightings.onlyVersion();
    sightings.forget();
    long begin = System.nanoTime();
    command.run();
    double done = millis(begin, System.nanoTime());
    String next = awaitOther(old);
    Timing timing =
        new Timing(
            millis(begin, sightings.last(old, begin)),
            millis(begin, sightings.first(next, begin)),
            done);
    System.out.printf(
        "%s: version %s to %s: first new answer after %.0f ms, last old one %.0f, command done"
            + " %.0f%n",
        how, old, next, timing.firstNew(), timing.lastOld(), timing.done());
    return timing;
  }

  private String awaitOther(String old) throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + SWAP_LIMIT.toNanos();
    do {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("version " + old + " still answers");
      }
      TimeUnit.NANOSECONDS.sleep(SETTLED.toNanos() / 5);
    } while (!sightings.isSilent(old, SETTLED));
    return sightings.onlyVersion();
  }

  private static void execute(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(SWAP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("the command takes too long");
    }
    if (process.exitValue() != 0) {
      throw new IOException("the command ended with " + process.exitValue());
    }
  }

  static double millis(long from, long to) {
    return (to - from) / 1e6;
  }

  private static double median(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** All in milliseconds since the command was given. */
  private record Timing(double lastOld, double firstNew, double done) {}

  private interface Command {
    void run() throws Exception;
  }
}
