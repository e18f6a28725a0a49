package org.troupe.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.troupe.deployment.Slot;
import org.troupe.metrics.Measurement;

/**
 * Makes measurements of what the broker counts. Rates are differences to the last time, so the
 * first time, and after the broker's restart or a swap, there are none.
 */
final class QueueMetrics {

  static final String IN = "queue.in";
  static final String OUT = "queue.out";

  private static final String STAGING = Slot.STAGING.outsideName("");

  private Map<String, QueueCounts> last = Map.of();
  private Instant lastAt = Instant.EPOCH;
  private final Map<String, QueueCounts> next = new HashMap<>();

  /**
   * Measures one queue.
   *
   * @param observed what the broker says of it
   * @param oldestSeconds age of its oldest message; null if none waits
   */
  List<Measurement> of(ObservedQueue observed, Double oldestSeconds, Instant now) {
    int dot = observed.outside().indexOf('.');
    String prefix = observed.outside().substring(0, dot);
    boolean staging = prefix.endsWith(STAGING);
    Series series =
        new Series(
            staging ? prefix.substring(0, prefix.length() - STAGING.length()) : prefix,
            (staging ? Slot.STAGING : Slot.PRODUCTION).label(),
            observed.outside().substring(dot + 1));
    List<Measurement> all = new ArrayList<>();
    all.add(series.of("queue.waiting", (double) observed.waiting()));
    all.add(series.of("queue.in-work", (double) observed.own().inWork()));
    all.add(series.of("queue.consumers", observed.own().consumers()));
    all.add(series.of("queue.dead", (double) observed.dead().messages()));
    all.add(series.of("queue.oldest-seconds", oldestSeconds == null ? 0 : oldestSeconds));
    next.put(observed.ownName(), observed.own());
    QueueCounts before = last.get(observed.ownName());
    double seconds = Duration.between(lastAt, now).toMillis() / 1000.0;
    if (before != null
        && seconds > 0
        && before.added() <= observed.own().added()
        && before.taken() <= observed.own().taken()) {
      all.add(series.of(IN, (observed.own().added() - before.added()) / seconds));
      all.add(series.of(OUT, (observed.own().taken() - before.taken()) / seconds));
    }
    return all;
  }

  /** All queues of this round have been measured. */
  void endRound(Instant now) {
    last = Map.copyOf(next);
    lastAt = now;
    next.clear();
  }

  private record Series(String service, String slot, String queue) {
    Measurement of(String metric, double value) {
      return new Measurement(service, slot, metric, queue, value);
    }
  }
}
