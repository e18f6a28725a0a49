package org.troupe.portable;

/**
 * A queue as an application knows it.
 *
 * @param jndiName such as {@code java:app/jms/Orders}
 * @param physicalName the destination name of its definition; empty if it has none, or is not
 *     defined but only looked up
 */
public record Destination(String jndiName, String physicalName) {}
