package org.troupe.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.troupe.platform.ControllerConfig;

/**
 * What the controller does at the broker: a deployment's queues and login, the logins of producers
 * outside, and where the outside addresses lead.
 */
@ApplicationScoped
public class BrokerAdministration {

  /** Diverts change by our hand only, so they are re-read rarely: in case the broker was reset. */
  private static final Duration TRUST_LEADS_FOR = Duration.ofSeconds(30);

  private final ControllerConfig.Broker broker;
  private final Clock clock;

  private Map<String, String> knownLeads;
  private Instant knownAt = Instant.MIN;

  @Inject
  BrokerAdministration(ControllerConfig config, Clock clock) {
    this.broker = config.broker();
    this.clock = clock;
  }

  protected BrokerAdministration() {
    this.broker = null;
    this.clock = null;
  }

  /** Outside address to the queue it leads to; empty when the broker does not answer. */
  public synchronized Optional<Map<String, String>> leads() {
    if (knownLeads == null || clock.instant().isAfter(knownAt.plus(TRUST_LEADS_FOR))) {
      try (BrokerSession session = BrokerSession.open(broker)) {
        remember(new Leads(session).read());
      } catch (BrokerUnavailableException e) {
        knownLeads = null;
        return Optional.empty();
      }
    }
    return Optional.of(Map.copyOf(knownLeads));
  }

  /** Asks the broker anew next time: another controller may have changed something meanwhile. */
  public synchronized void distrust() {
    knownLeads = null;
  }

  private void remember(Map<String, String> leads) {
    knownLeads = leads;
    knownAt = clock.instant();
  }

  /** Makes what is missing of a deployment's queues, login and rights; repeating it is harmless. */
  public void prepare(DeploymentAtBroker deployment) {
    try (BrokerSession session = BrokerSession.open(broker)) {
      new DeploymentSetup(session, deployment).make();
    }
  }

  /**
   * Removes a deployment's queues, login and rights; repeating it is harmless. What its instances
   * sent or gave back on their way out goes where the slot's messages go now.
   *
   * @param slot outside name of the slot that it left
   */
  public void forget(DeploymentAtBroker deployment, String slot) {
    try (BrokerSession session = BrokerSession.open(broker)) {
      Map<String, String> leads = new Leads(session).read();
      new DeploymentSetup(session, deployment)
          .remove(
              queue -> {
                String outside = QueueNames.outside(slot, queue);
                return leads.getOrDefault(outside, outside);
              });
    }
  }

  /** Makes a producer's login, or gives it its password; repeating it is harmless. */
  public void ensureLogin(ProducerLogin producer) {
    try (BrokerSession session = BrokerSession.open(broker)) {
      DeploymentSetup.login(session, producer);
    }
  }

  /** Gives a producer's login another password; who is connected with it is thrown out. */
  public void renewLogin(ProducerLogin producer) {
    try (BrokerSession session = BrokerSession.open(broker)) {
      DeploymentSetup.login(session, producer);
      Logins.endConnections(session, producer.name());
    }
  }

  /** The declared queues that a slot has at the broker, whoever holds it; by name. */
  List<String> outsideQueues(String slot) {
    try (BrokerSession session = BrokerSession.open(broker)) {
      return Queues.names(session)
          .filter(name -> name.startsWith(slot + "."))
          .map(name -> name.substring(slot.length() + 1))
          .filter(name -> name.indexOf('.') < 0)
          .sorted()
          .toList();
    }
  }

  /** Sends on what was late for a change of where an address leads. */
  synchronized void sendOn(String outside) {
    try (BrokerSession session = BrokerSession.open(broker)) {
      new Leads(session).sendOn(outside);
    }
  }

  /**
   * Delivers nothing of a slot's queue, or again. It stands at the outside address, which the slot
   * keeps, and is passed on to whom that leads.
   */
  synchronized void pause(String outside, boolean paused) {
    try (BrokerSession session = BrokerSession.open(broker)) {
      Queues.pause(session, outside, paused);
      new Leads(session).target(outside).ifPresent(own -> Queues.pause(session, own, paused));
    }
  }

  /**
   * Leads outside addresses elsewhere. What waits in the old queues goes along: to the new queue,
   * or back to the outside address where there is none. Messages that consumers hold are finished
   * where they are. Repeating it after a failure half-way finishes it.
   */
  public synchronized void lead(List<QueueLead> changes) {
    try (BrokerSession session = BrokerSession.open(broker)) {
      Leads leads = new Leads(session);
      leads.change(changes);
      remember(leads.read());
    }
  }
}
