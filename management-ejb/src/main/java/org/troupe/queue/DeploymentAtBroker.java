package org.troupe.queue;

import java.util.List;

/**
 * What a deployment has at the broker, and what its service has there for it.
 *
 * @param deployment its id, also its login's name
 * @param service the cloud service
 * @param slot outside name of the slot that holds it, or held it last
 * @param producers the logins of the service's slots, for producers outside
 * @param password of its login
 * @param queues its declared queues
 * @param rolesWithJobs its roles that are sent run orders
 */
public record DeploymentAtBroker(
    String deployment,
    String service,
    String slot,
    List<ProducerLogin> producers,
    String password,
    List<DeclaredQueue> queues,
    List<String> rolesWithJobs) {

  public DeploymentAtBroker {
    producers = List.copyOf(producers);
    queues = List.copyOf(queues);
    rolesWithJobs = List.copyOf(rolesWithJobs);
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
