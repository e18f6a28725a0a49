package org.troupe.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.troupe.metrics.Measurement;

class QueueMetricsTest {

  private final QueueMetrics metrics = new QueueMetrics();

  private Map<String, Double> round(String own, long added, long taken, long second) {
    Instant now = Instant.ofEpochSecond(second);
    Map<String, QueueCounts> counts =
        Map.of(
            own,
            new QueueCounts(added - taken, 1, 4, added, taken, false),
            "shop-staging.photos.dead-letters",
            new QueueCounts(3, 0, 0, 3, 0, false));
    Map<String, Double> values = new TreeMap<>();
    metrics
        .of(ObservedQueue.of("shop-staging.photos", own, name -> counts), 2.5, now)
        .forEach(
            measured -> {
              assertThat(measured)
                  .extracting(Measurement::service, Measurement::slot, Measurement::subject)
                  .containsExactly("shop", "staging", "photos");
              values.put(measured.metric(), measured.value());
            });
    metrics.endRound(now);
    return values;
  }

  @Test
  void measuresWhatIsCounted() {
    assertThat(round("1a.photos", 10, 4, 100))
        .containsOnly(
            Map.entry("queue.waiting", 5.0),
            Map.entry("queue.in-work", 1.0),
            Map.entry("queue.consumers", 4.0),
            Map.entry("queue.dead", 3.0),
            Map.entry("queue.oldest-seconds", 2.5));
  }

  @Test
  void ratesAreDifferences() {
    round("1a.photos", 10, 4, 100);
    assertThat(round("1a.photos", 40, 19, 115))
        .containsEntry("queue.in", 2.0)
        .containsEntry("queue.out", 1.0);
  }

  @Test
  void thereAreNoRatesAfterASwapOrARestart() {
    round("1a.photos", 10, 4, 100);
    assertThat(round("2b.photos", 1_000, 900, 115)).doesNotContainKeys("queue.in", "queue.out");
    assertThat(round("2b.photos", 5, 0, 130)).doesNotContainKeys("queue.in", "queue.out");
    assertThat(round("2b.photos", 20, 0, 145)).containsEntry("queue.in", 1.0);
  }
}
