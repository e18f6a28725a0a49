package org.troupe.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.troupe.queue.DeploymentAtBroker.DeclaredQueue;

/** Makes and removes what one deployment has at the broker. */
final class DeploymentSetup {

  /** Notes of failed deliveries that nobody has matched with a dead letter yet. */
  private static final int MOST_CAUSES = 500;

  private final BrokerSession session;
  private final DeploymentAtBroker deployment;

  DeploymentSetup(BrokerSession session, DeploymentAtBroker deployment) {
    this.session = session;
    this.deployment = deployment;
  }

  void make() {
    Logins.ensure(
        session, id(), deployment.password(), id() + "," + deploymentsOf(deployment.service()));
    Rights.sendConsumeBrowse(session, ownAddresses(), id());
    deployment.producers().forEach(producer -> login(session, producer));
    for (DeclaredQueue queue : deployment.queues()) {
      deployment.producers().forEach(producer -> outside(producer, queue));
      Redelivery.set(
          session,
          own(queue),
          queue.maxDeliveries(),
          QueueNames.deadLetters(QueueNames.outside(deployment.slot(), queue.name())));
      Queues.ensure(session, own(queue));
    }
    for (String queue : ofTroupe()) {
      // A report that the controller could not put on record yet must not be given up.
      Redelivery.never(session, queue);
      Queues.ensure(session, queue);
    }
    Queues.ensureRing(session, QueueNames.causes(id()), MOST_CAUSES);
  }

  /** Makes a producer's login, or gives it its password. */
  static void login(BrokerSession session, ProducerLogin producer) {
    Logins.ensure(session, producer.name(), producer.password(), producer.name());
  }

  /** What a slot has of a queue, whoever holds it. Its deployments may look at its dead letters. */
  private void outside(ProducerLogin producer, DeclaredQueue queue) {
    String outside = QueueNames.outside(producer.slot(), queue.name());
    String deadLetters = QueueNames.deadLetters(outside);
    Rights.send(session, outside, producer.name());
    Rights.browse(session, deadLetters, deploymentsOf(deployment.service()));
    Redelivery.never(session, deadLetters);
    Queues.ensure(session, deadLetters);
    Queues.ensure(session, outside);
  }

  /** The role that all deployments of a service have. */
  private static String deploymentsOf(String service) {
    return service + ".deployments";
  }

  private List<String> ofTroupe() {
    List<String> queues = new ArrayList<>();
    deployment.rolesWithJobs().forEach(role -> queues.add(QueueNames.runs(id(), role)));
    queues.add(QueueNames.reports(id()));
    queues.add(QueueNames.requests(id()));
    return queues;
  }

  /**
   * Removes all of it.
   *
   * @param heir name of a declared queue to the queue that takes what is left in it
   */
  void remove(UnaryOperator<String> heir) {
    for (DeclaredQueue queue : deployment.queues()) {
      Queues.move(session, own(queue), heir.apply(queue.name()));
      Queues.remove(session, own(queue));
      Redelivery.remove(session, own(queue));
    }
    Queues.names(session)
        .filter(queue -> queue.startsWith(QueueNames.ofTroupe(id())))
        .toList()
        .forEach(
            queue -> {
              Queues.remove(session, queue);
              Redelivery.remove(session, queue);
            });
    Rights.remove(session, ownAddresses());
    Logins.remove(session, id());
  }

  private String id() {
    return deployment.deployment();
  }

  private String own(DeclaredQueue queue) {
    return QueueNames.own(id(), queue.name());
  }

  private String ownAddresses() {
    return id() + ".#";
  }
}
