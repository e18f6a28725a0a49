package org.troupe.definition;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.TreeMap;

/**
 * Number and type of a service's endpoints: what two deployments must have in common to be swapped.
 *
 * @param value such as {@code 2 input http}: equal for equal shapes, and fit to be shown
 */
public record EndpointShape(String value) {

  /** The shape of a definition. */
  public static EndpointShape of(ServiceDefinition definition) {
    return new EndpointShape(
        definition.roles().stream()
            .flatMap(role -> role.endpoints().stream())
            .collect(
                groupingBy(endpoint -> "input " + endpoint.protocol(), TreeMap::new, counting()))
            .entrySet()
            .stream()
            .map(type -> type.getValue() + " " + type.getKey())
            .collect(joining(", ")));
  }

  @Override
  public String toString() {
    return value;
  }
}
