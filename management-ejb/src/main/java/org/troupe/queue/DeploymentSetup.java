package org.troupe.queue;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.troupe.queue.DeploymentAtBroker.DeclaredQueue;

/** Makes and removes what one deployment has at the broker. */
final class DeploymentSetup {

  private static final String DEAD_LETTERS = ".dead-letters";
  private static final int FIRST_REDELIVERY_MILLIS = 500;
  private static final int LONGEST_REDELIVERY_MILLIS = 60_000;

  private final BrokerSession session;
  private final DeploymentAtBroker deployment;
  private final String adminRole;

  DeploymentSetup(BrokerSession session, DeploymentAtBroker deployment, String adminRole) {
    this.session = session;
    this.deployment = deployment;
    this.adminRole = adminRole;
  }

  void make() {
    login();
    rights();
    for (DeclaredQueue queue : deployment.queues()) {
      deadLetters(queue);
      Queues.ensure(session, own(queue));
      for (String outside : deployment.outsideNames()) {
        Queues.ensure(session, QueueNames.outside(outside, queue.name()));
      }
    }
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
      session.broker("removeAddressSettings", own(queue));
    }
    session.broker("removeSecuritySettings", ownAddresses());
    if (hasLogin()) {
      session.broker("removeUser", deployment.deployment());
    }
  }

  private String own(DeclaredQueue queue) {
    return QueueNames.own(deployment.deployment(), queue.name());
  }

  private String ownAddresses() {
    return deployment.deployment() + ".#";
  }

  private void login() {
    String name = deployment.deployment();
    if (hasLogin()) {
      session.broker("resetUser", name, deployment.password(), name);
    } else {
      session.broker("addUser", name, deployment.password(), name, false);
    }
  }

  private boolean hasLogin() {
    return String.valueOf(session.broker("listUser", ""))
        .contains("\"" + deployment.deployment() + "\"");
  }

  /** The login may send to and consume from the deployment's own queues, and nothing else. */
  private void rights() {
    String both = deployment.deployment() + "," + adminRole;
    Object[] rights = new Object[11];
    Arrays.fill(rights, adminRole);
    rights[0] = ownAddresses();
    rights[1] = both; // send
    rights[2] = both; // consume
    rights[8] = both; // browse
    session.broker("addSecuritySettings", rights);
  }

  private void deadLetters(DeclaredQueue queue) {
    String deadLetters = QueueNames.outside(deployment.service(), queue.name()) + DEAD_LETTERS;
    Queues.ensure(session, deadLetters);
    session.broker(
        "addAddressSettings",
        own(queue),
        "{\"deadLetterAddress\":\""
            + deadLetters
            + "\",\"maxDeliveryAttempts\":"
            + queue.maxDeliveries()
            + ",\"redeliveryDelay\":"
            + FIRST_REDELIVERY_MILLIS
            + ",\"redeliveryMultiplier\":2.0,\"maxRedeliveryDelay\":"
            + LONGEST_REDELIVERY_MILLIS
            + "}");
  }
}
