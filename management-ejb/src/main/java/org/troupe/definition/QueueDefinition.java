package org.troupe.definition;

import java.util.Optional;

/**
 * A queue of the cloud service.
 *
 * @param name unique in the service: 1 to 50 lower-case letters, digits and hyphens
 * @param maxDeliveries how often a message is delivered before it is a dead letter
 * @param concurrency how many messages one instance works on at a time
 * @param destination JNDI name by which applications know it; empty if they know it by its name
 */
public record QueueDefinition(
    String name, int maxDeliveries, int concurrency, Optional<String> destination) {

  /** A queue as it is made for an application that does not declare it. */
  public static QueueDefinition byDefault(String name) {
    return new QueueDefinition(name, MAX_DELIVERIES, CONCURRENCY, Optional.empty());
  }

  static final int MAX_DELIVERIES = 5;
  static final int CONCURRENCY = 4;
}
