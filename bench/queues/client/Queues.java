package bench.queues;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Has letters taken by three kinds of consumers in turn: the platform's worker, the same bean in a
 * server without the platform, and a program with Artemis' client; four at a time each. For each
 * one, how fast it empties a full queue, and how long letters take that come at a steady pace.
 *
 * <p>{@code Queues HOST PORT USER ROUNDS LETTERS PER-SECOND SECONDS}, with BROKER_PASSWORD in the
 * environment, prints {@code name rate p50 p99} for each kind, medians over the rounds, times in ms.
 */
final class Queues {

  private static final int SESSIONS = 4;
  /** Full queues for each bean: after 30,000 letters the compilers have little left to do. */
  private static final int WARM_UP = 3;
  private static final long LIMIT_NANOS = 180_000_000_000L;

  private final Postbox postbox;
  private final int letters;
  private final int perSecond;
  private final int seconds;

  private Queues(Postbox postbox, int letters, int perSecond, int seconds) {
    this.postbox = postbox;
    this.letters = letters;
    this.perSecond = perSecond;
    this.seconds = seconds;
  }

  /** Where to send, and whose acknowledgements count; figures: where its bean reports to. */
  private record Kind(String name, String address, String queue, String figures) {}

  public static void main(String[] given) throws Exception {
    int rounds = Integer.parseInt(given[3]);
    try (Postbox postbox = Postbox.of(given)) {
      Queues queues =
          new Queues(
              postbox,
              Integer.parseInt(given[4]),
              Integer.parseInt(given[5]),
              Integer.parseInt(given[6]));
      queues.compare(rounds);
    }
    System.exit(0);
  }

  private void compare(int rounds) throws Exception {
    List<Kind> kinds =
        List.of(
            new Kind(
                "platform",
                "postbox.letters",
                postbox.queueEndingWith(".letters"),
                postbox.queueEndingWith(".figures")),
            new Kind("bare", "bench-letters", "bench-letters", "bench-figures"),
            new Kind("client", "bench-client", "bench-client", ""));
    for (int drained = 0; drained < WARM_UP; drained++) {
      for (Kind kind : kinds.subList(0, 2)) {
        System.err.printf("warm-up %s: %.0f a second%n", kind.name(), drain(kind));
      }
    }
    Map<Kind, List<double[]>> figures = new LinkedHashMap<>();
    for (int round = 0; round <= rounds; round++) {
      for (Kind kind : kinds) {
        double[] seen = kind.figures().isEmpty() ? ofClient(kind) : ofBean(kind);
        System.err.printf(
            "%s %s: %.0f a second; %.2f ms, 99th percentile %.2f ms%n",
            round == 0 ? "warm-up" : "round " + round, kind.name(), seen[0], seen[1], seen[2]);
        if (round > 0) {
          figures.computeIfAbsent(kind, k -> new ArrayList<>()).add(seen);
        }
      }
    }
    figures.forEach(
        (kind, seen) ->
            System.out.printf(
                "%s %.0f %.2f %.2f%n",
                kind.name(), median(seen, 0), median(seen, 1), median(seen, 2)));
  }

  private double[] ofBean(Kind kind) throws Exception {
    double rate = drain(kind);
    postbox.report(kind.address(), kind.figures()); // What was noted so far is of the full queue.
    paced(kind);
    String[] noted = postbox.report(kind.address(), kind.figures()).split(" ");
    return figures(rate, noted);
  }

  private double[] ofClient(Kind kind) throws Exception {
    Delays delays = new Delays();
    AtomicLong taken = new AtomicLong();
    AtomicBoolean taking = new AtomicBoolean(true);
    List<Thread> consumers = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      consumers.add(postbox.consumer(kind.queue(), delays, taken, taking::get));
    }
    consumers.forEach(Thread::start);
    double rate = drain(kind);
    delays.reset();
    paced(kind);
    String[] noted = delays.reset().split(" ");
    // Not by interrupt: a session that is cut off keeps the letters that it was sent ahead.
    taking.set(false);
    for (Thread consumer : consumers) {
      consumer.join(10_000);
    }
    return figures(rate, noted);
  }

  private double[] figures(double rate, String[] noted) {
    if (Long.parseLong(noted[0]) != (long) perSecond * seconds) {
      throw new IllegalStateException(noted[0] + " of " + perSecond * seconds + " committed");
    }
    return new double[] {
      rate, Long.parseLong(noted[1]) / 1000.0, Long.parseLong(noted[2]) / 1000.0
    };
  }

  private double drain(Kind kind) throws Exception {
    postbox.pause(kind.queue());
    postbox.send(kind.address(), letters);
    long before = postbox.acknowledged(kind.queue());
    long begin = System.nanoTime();
    postbox.resume(kind.queue());
    await(kind, before + letters);
    return letters / ((System.nanoTime() - begin) / 1e9);
  }

  private void paced(Kind kind) throws Exception {
    long before = postbox.acknowledged(kind.queue());
    postbox.pace(kind.address(), perSecond, seconds);
    await(kind, before + (long) perSecond * seconds);
  }

  private void await(Kind kind, long acknowledged) throws Exception {
    long begin = System.nanoTime();
    while (postbox.acknowledged(kind.queue()) < acknowledged) {
      if (System.nanoTime() - begin > LIMIT_NANOS) {
        throw new IllegalStateException(kind.name() + " does not take its letters");
      }
      Thread.sleep(10);
    }
  }

  private static double median(List<double[]> seen, int which) {
    double[] sorted = seen.stream().mapToDouble(figures -> figures[which]).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
  }
}
