package org.troupe.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * How long a web instance that was killed is missing, without traffic: against a bare start of the
 * same application in the same run, and with a standby instance.
 */
final class Recoveries {

  private static final String SERVICE = ChaosPlatform.SERVICE;
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);

  private final ChaosPlatform platform;
  private final BareServer bare;

  Recoveries(ChaosPlatform platform, BareServer bare) {
    this.platform = platform;
    this.bare = bare;
  }

  /**
   * Measures, and answers with lines of a Markdown table.
   *
   * @param rounds how often each; the table has the medians
   */
  String table(int rounds) throws IOException {
    List<Double> bareStarts = new ArrayList<>();
    List<Double> recoveries = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      bareStarts.add(seconds(bare.start()));
      recoveries.add(seconds(afterKill()));
    }
    platform.troupe().does("delete", SERVICE, "--slot", "production");
    platform.deploy("5-standby", "production");
    List<Double> promotions = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      promotions.add(seconds(afterKill()));
    }
    return """
        | from `kill -9` of a web instance | Troupe, s | bare start, s | ratio | must be | single runs |
        |---|---:|---:|---:|---:|---|
        """
        + String.format(
            Locale.ROOT,
            "| until all are ready and routed | %.2f | %.2f | %.2f | 1.3 at most | %s; bare %s |%n",
            median(recoveries),
            median(bareStarts),
            median(recoveries) / median(bareStarts),
            all(recoveries),
            all(bareStarts))
        + String.format(
            Locale.ROOT,
            "| the same, with a standby instance | %.2f | | | below 1 s | %s |%n",
            median(promotions),
            all(promotions));
  }

  private Duration afterKill() throws IOException {
    platform.awaitWhole();
    Wholeness wholeness = new Wholeness(platform);
    long begin = System.nanoTime();
    Blow.kill(Part.WEB).strike(platform);
    while (!wholeness.flaw().isEmpty()) {
      if (since(begin).compareTo(LIMIT) > 0) {
        throw new IllegalStateException(wholeness.flaw());
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    return since(begin);
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static String all(List<Double> values) {
    return values.stream()
        .map(value -> String.format(Locale.ROOT, "%.2f", value))
        .collect(Collectors.joining(" "));
  }
}
