package org.troupe.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.troupe.cloudservice.CloudServices;
import org.troupe.deployment.Slot;
import org.troupe.metrics.MetricHistory;
import org.troupe.platform.ControllerConfig;
import org.troupe.wire.QueueMessagesView;
import org.troupe.wire.QueueView;

/**
 * A slot's queues, for those who look after them. Whatever is asked belongs to the slot, not to the
 * deployment that holds it: dead letters and a pause stay when a swap brings another one.
 */
@ApplicationScoped
public class SlotQueues {

  private static final Duration RATES_ARE_GOOD_FOR = Duration.ofSeconds(60);

  private ControllerConfig.Broker config;
  private BrokerAdministration broker;
  private CloudServices services;
  private MetricHistory history;
  private Clock clock;

  protected SlotQueues() {}

  @Inject
  SlotQueues(
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

  /**
   * All queues of a slot, by name.
   *
   * @throws org.troupe.cloudservice.UnknownServiceException if there is no such service
   */
  public List<QueueView> all(String service, Slot slot) {
    services.require(service);
    Map<String, Double> in = lately(service, slot, QueueMetrics.IN);
    Map<String, Double> out = lately(service, slot, QueueMetrics.OUT);
    try (BrokerSession session = BrokerSession.open(config)) {
      String prefix = slot.outsideName(service);
      return broker.outsideQueues(prefix).stream()
          .map(
              queue -> {
                ObservedQueue observed = observe(session, QueueNames.outside(prefix, queue));
                return new QueueView(
                    queue,
                    observed.outside(),
                    observed.waiting(),
                    observed.own().inWork(),
                    observed.own().consumers(),
                    in.get(queue),
                    out.get(queue),
                    observed.dead().messages(),
                    observed.oldestSeconds(session),
                    observed.paused());
              })
          .toList();
    }
  }

  private Map<String, Double> lately(String service, Slot slot, String metric) {
    return history.last(service, slot.label(), metric, RATES_ARE_GOOD_FOR);
  }

  private ObservedQueue observe(BrokerSession session, String outside) {
    String own = ownOf(outside).orElse(outside);
    return ObservedQueue.of(outside, own, name -> QueueCounts.like(session, name));
  }

  /** The queue of who holds the slot; empty if nobody does, or it is just about to change. */
  private Optional<String> ownOf(String outside) {
    return broker.leads().map(leads -> leads.get(outside)).filter(own -> !Leads.isOnItsWay(own));
  }

  /**
   * Messages that wait in a queue; those in work and those that are delivered again later are not
   * among them.
   *
   * @param after {@code next} of the page before; 0 for the first
   */
  public QueueMessagesView waiting(
      String service, Slot slot, String queue, long after, int limit, boolean bodies) {
    String outside = require(service, slot, queue);
    try (BrokerSession session = BrokerSession.open(config)) {
      return new QueuePeek(session, ownOf(outside).orElse(outside)).page(after, limit, bodies);
    }
  }

  /** Dead letters of a queue, with what they died of. */
  public QueueMessagesView dead(
      String service, Slot slot, String queue, long after, int limit, boolean bodies) {
    String outside = require(service, slot, queue);
    try (BrokerSession session = BrokerSession.open(config)) {
      new DeadLetters(session, outside).explain(id -> true, clock.instant());
      return new QueuePeek(session, QueueNames.deadLetters(outside)).page(after, limit, bodies);
    }
  }

  /**
   * Sends dead letters anew, to who holds the slot now.
   *
   * @param id of the one, or empty for all that there are
   * @return how many
   * @throws UnknownQueueException if there is no such queue, or no such dead letter
   */
  public long retry(String service, Slot slot, String queue, Optional<String> id) {
    String outside = require(service, slot, queue);
    try (BrokerSession session = BrokerSession.open(config)) {
      DeadLetters letters = new DeadLetters(session, outside);
      letters.explain(any -> true, clock.instant());
      long there = ObservedQueue.dead(session, outside).messages();
      return found(outside, id, letters.retry(id, Math.max(1, there)));
    }
  }

  /**
   * Deletes dead letters.
   *
   * @param id of the one, or empty for all
   * @return how many
   * @throws UnknownQueueException if there is no such queue, or no such dead letter
   */
  public long delete(String service, Slot slot, String queue, Optional<String> id) {
    String outside = require(service, slot, queue);
    try (BrokerSession session = BrokerSession.open(config)) {
      DeadLetters letters = new DeadLetters(session, outside);
      letters.explain(any -> true, clock.instant());
      return found(outside, id, letters.delete(id));
    }
  }

  private static long found(String outside, Optional<String> id, long messages) {
    if (messages == 0 && id.isPresent()) {
      throw UnknownQueueException.message(outside, id.get());
    }
    return messages;
  }

  /**
   * Gives nobody a message of a queue, or again. Messages are taken in all the while.
   *
   * @throws UnknownQueueException if there is no such queue
   */
  public void pause(String service, Slot slot, String queue, boolean paused) {
    broker.pause(require(service, slot, queue), paused);
  }

  private String require(String service, Slot slot, String queue) {
    services.require(service);
    String prefix = slot.outsideName(service);
    if (!broker.outsideQueues(prefix).contains(queue)) {
      throw UnknownQueueException.queue(slot.label() + " of " + service, queue);
    }
    return QueueNames.outside(prefix, queue);
  }
}
