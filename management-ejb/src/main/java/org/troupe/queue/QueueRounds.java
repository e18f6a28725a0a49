package org.troupe.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.troupe.cloudservice.CloudServices;
import org.troupe.deployment.Slot;
import org.troupe.metrics.Measurement;
import org.troupe.metrics.MetricHistory;
import org.troupe.platform.ControllerConfig;

/** What the controller that leads does for all queues, time and again. */
@ApplicationScoped
class QueueRounds {

  private static final String DEAD_LETTERS = QueueNames.deadLetters("");

  /** So many queues are asked for their oldest message each round. */
  private static final int MOST_AGES = 200;

  private ControllerConfig.Broker config;
  private BrokerAdministration broker;
  private CloudServices services;
  private MetricHistory history;
  private Clock clock;
  private final QueueMetrics metrics = new QueueMetrics();

  /** Outside address to the dead letters whose notes were missing the last time. */
  private final Map<String, Set<Long>> missed = new HashMap<>();

  /** Outside address to how many dead letters it had got when all were explained. */
  private final Map<String, Long> explained = new HashMap<>();

  private Instant condensedFor = Instant.EPOCH;

  protected QueueRounds() {}

  @Inject
  QueueRounds(
      ControllerConfig config,
      BrokerAdministration broker,
      CloudServices services,
      MetricHistory history,
      Clock clock) {
    this.config = config.broker();
    this.broker = broker;
    this.services = services;
    this.history = history;
    this.clock = clock;
  }

  /** Tells dead letters what they died of. */
  void explainDeadLetters() {
    try (BrokerSession session = BrokerSession.open(config)) {
      Map<String, QueueCounts> queues = QueueCounts.like(session, DEAD_LETTERS);
      missed.keySet().retainAll(outsides(queues.keySet()));
      explained.keySet().retainAll(outsides(queues.keySet()));
      Set<String> slots = slots();
      queues.forEach(
          (name, counts) -> {
            if (name.endsWith(DEAD_LETTERS) && isOf(slots, name) && counts.messages() > 0) {
              explain(session, outside(name), counts.added());
            }
          });
    }
  }

  /** The outside names of all slots: a broker of somebody's own may have other queues. */
  private Set<String> slots() {
    Set<String> slots = new HashSet<>();
    for (String service : services.names()) {
      Arrays.stream(Slot.values()).forEach(slot -> slots.add(slot.outsideName(service)));
    }
    return slots;
  }

  private static boolean isOf(Set<String> slots, String queue) {
    int dot = queue.indexOf('.');
    return dot > 0 && slots.contains(queue.substring(0, dot));
  }

  private static Set<String> outsides(Set<String> deadLetters) {
    Set<String> outsides = new HashSet<>();
    deadLetters.forEach(name -> outsides.add(outside(name)));
    return outsides;
  }

  private static String outside(String deadLetters) {
    return deadLetters.endsWith(DEAD_LETTERS)
        ? deadLetters.substring(0, deadLetters.length() - DEAD_LETTERS.length())
        : deadLetters;
  }

  /** One whose note is missing is given until the next round. */
  private void explain(BrokerSession session, String outside, long added) {
    if (Long.valueOf(added).equals(explained.get(outside))) {
      return;
    }
    Set<Long> before = missed.getOrDefault(outside, Set.of());
    Set<Long> now = new HashSet<>();
    int left =
        new DeadLetters(session, outside)
            .explain(
                id -> {
                  now.add(id);
                  return before.contains(id);
                },
                clock.instant());
    missed.put(outside, now);
    if (left == 0) {
      // Those that were explained just now were added once more: the next round looks once more.
      explained.put(outside, added);
    }
  }

  /** Measures all queues; sends on what a swap has overtaken. */
  void measure() {
    Instant now = clock.instant();
    List<Measurement> measurements = new ArrayList<>();
    try (BrokerSession session = BrokerSession.open(config)) {
      Map<String, QueueCounts> counts = QueueCounts.all(session);
      Map<String, String> leads = broker.leads().orElse(Map.of());
      int ages = 0;
      Set<String> slots = slots();
      for (String outside : counts.keySet()) {
        if (!isOf(slots, outside) || !QueueNames.isOutside(outside)) {
          continue;
        }
        String own = leads.getOrDefault(outside, outside);
        own = Leads.isOnItsWay(own) ? outside : own;
        ObservedQueue observed = ObservedQueue.of(outside, own, name -> counts);
        boolean asked = observed.own().waiting() > 0 && ages++ < MOST_AGES;
        measurements.addAll(
            metrics.of(observed, asked ? observed.oldestSeconds(session) : null, now));
        if (observed.isLed() && observed.atOutside().waiting() > 0) {
          broker.sendOn(outside);
        }
      }
    }
    metrics.endRound(now);
    history.record(now, measurements);
    Instant stretch = now.minusSeconds(now.getEpochSecond() % 300);
    if (stretch.isAfter(condensedFor)) {
      history.condense();
      condensedFor = stretch;
    }
  }
}
