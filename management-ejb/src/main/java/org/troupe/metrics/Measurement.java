package org.troupe.metrics;

/**
 * A value at one moment.
 *
 * @param service the cloud service
 * @param slot its slot, {@code production} or {@code staging}
 * @param metric what was measured, such as {@code queue.waiting}
 * @param subject of what, such as the name of a queue
 */
public record Measurement(
    String service, String slot, String metric, String subject, double value) {}
