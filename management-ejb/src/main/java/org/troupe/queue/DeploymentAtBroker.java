package org.troupe.queue;

import java.util.List;

/**
 * What a deployment has at the broker.
 *
 * @param deployment its id, also its login's name
 * @param service the cloud service
 * @param outsideNames the outside names of the service's slots
 * @param password of its login
 * @param queues its declared queues
 */
public record DeploymentAtBroker(
    String deployment,
    String service,
    List<String> outsideNames,
    String password,
    List<DeclaredQueue> queues) {

  public DeploymentAtBroker {
    outsideNames = List.copyOf(outsideNames);
    queues = List.copyOf(queues);
  }

  /**
   * A declared queue.
   *
   * @param maxDeliveries how often a message is delivered before it is a dead letter
   */
  public record DeclaredQueue(String name, int maxDeliveries) {}

  @Override
  public String toString() {
    return deployment + " of " + service;
  }
}
