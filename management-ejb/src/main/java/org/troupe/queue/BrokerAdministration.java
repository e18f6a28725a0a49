package org.troupe.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.troupe.platform.ControllerConfig;

/**
 * What the controller does at the broker: a deployment's queues and login, and where the outside
 * addresses lead.
 *
 * <p>An outside address has a queue of its own name, in which messages wait while its slot is
 * empty, and otherwise an exclusive divert to the deployment's queue. A divert must not have a
 * queue's name.
 */
@ApplicationScoped
public class BrokerAdministration {

  private static final String LEAD_PREFIX = "lead:";
  private static final String HOLDING_PREFIX = "troupe.swap.";
  private static final String ADMIN_ROLE = "admin";

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
        remember(readLeads(session));
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

  private static Map<String, String> readLeads(BrokerSession session) {
    Map<String, String> leads = new TreeMap<>();
    Object[] names = (Object[]) session.broker("getDivertNames");
    Arrays.stream(names)
        .map(String::valueOf)
        .filter(name -> name.startsWith(LEAD_PREFIX))
        .forEach(
            name ->
                leads.put(
                    name.substring(LEAD_PREFIX.length()),
                    String.valueOf(session.divert(name, "forwardingAddress"))));
    // A holding queue that is still there was left half-way: it must be led on.
    Arrays.stream((Object[]) session.broker("getQueueNames"))
        .map(String::valueOf)
        .filter(name -> name.startsWith(HOLDING_PREFIX))
        .forEach(name -> leads.put(name.substring(HOLDING_PREFIX.length()), name));
    return leads;
  }

  /** Makes what is missing of a deployment's queues, login and rights; repeating it is harmless. */
  public void prepare(DeploymentAtBroker deployment) {
    try (BrokerSession session = BrokerSession.open(broker)) {
      new DeploymentSetup(session, deployment, ADMIN_ROLE).make();
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
      Map<String, String> leads = readLeads(session);
      new DeploymentSetup(session, deployment, ADMIN_ROLE)
          .remove(
              queue -> {
                String outside = QueueNames.outside(slot, queue);
                return leads.getOrDefault(outside, outside);
              });
    }
  }

  /**
   * Leads outside addresses elsewhere. What waits in the old queues goes along: to the new queue,
   * or back to the outside address where there is none. Messages that consumers hold are finished
   * where they are. Repeating it after a failure half-way finishes it.
   */
  public synchronized void lead(List<QueueLead> changes) {
    try (BrokerSession session = BrokerSession.open(broker)) {
      changes.forEach(change -> divert(session, change));
      // Two queues that change places must not mix: all leave first, then all arrive.
      changes.forEach(change -> leave(session, change));
      changes.forEach(change -> arrive(session, change));
      remember(readLeads(session));
    }
  }

  private static void divert(BrokerSession session, QueueLead change) {
    String name = LEAD_PREFIX + change.outside();
    boolean there = Arrays.asList((Object[]) session.broker("getDivertNames")).contains(name);
    if (change.to().isEmpty()) {
      if (there) {
        session.broker("destroyDivert", name);
      }
    } else if (there) {
      session.broker("updateDivert", name, change.to().get(), null, null, Map.of(), "ANYCAST");
    } else {
      session.broker(
          "createDivert",
          name,
          name,
          change.outside(),
          change.to().get(),
          true,
          null,
          null,
          Map.of(),
          "ANYCAST");
    }
  }

  private static void leave(BrokerSession session, QueueLead change) {
    String holding = HOLDING_PREFIX + change.outside();
    Queues.ensure(session, holding);
    change
        .from()
        .filter(from -> !from.equals(holding))
        .ifPresent(from -> Queues.move(session, from, holding));
    change.to().ifPresent(to -> Queues.move(session, change.outside(), holding));
  }

  private static void arrive(BrokerSession session, QueueLead change) {
    String holding = HOLDING_PREFIX + change.outside();
    Queues.move(session, holding, change.to().orElse(change.outside()));
    Queues.remove(session, holding);
  }
}
