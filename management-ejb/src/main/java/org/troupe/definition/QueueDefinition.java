package org.troupe.definition;

/**
 * A queue of the cloud service.
 *
 * @param name unique in the service: 1 to 50 lower-case letters, digits and hyphens
 * @param maxDeliveries how often a message is delivered before it is a dead letter
 * @param concurrency how many messages one instance works on at a time
 */
public record QueueDefinition(String name, int maxDeliveries, int concurrency) {}
