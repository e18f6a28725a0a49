package org.troupe.portable;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an archive names and does not bring along.
 *
 * @param destinations queues that it defines, looks up, or whose messages its beans take
 * @param connectionFactories JNDI names of connection factories that it defines or looks up, but
 *     for the default one
 * @param defaultConnectionFactory whether it uses {@code java:comp/DefaultJMSConnectionFactory}
 * @param topics what in it names a topic, in words; there are none here
 */
public record ArchiveNeeds(
    List<Destination> destinations,
    Set<String> connectionFactories,
    boolean defaultConnectionFactory,
    List<String> topics) {

  /** Of an archive that uses no messaging. */
  public static final ArchiveNeeds NONE = new ArchiveNeeds(List.of(), Set.of(), false, List.of());

  public ArchiveNeeds {
    destinations = List.copyOf(destinations);
    connectionFactories = Set.copyOf(new TreeSet<>(connectionFactories));
    topics = List.copyOf(topics);
  }

  /** Whether anything has to be made for it. */
  public boolean isEmpty() {
    return destinations.isEmpty() && connectionFactories.isEmpty() && !defaultConnectionFactory;
  }

  /** Of two archives that are deployed as one. */
  public ArchiveNeeds and(ArchiveNeeds other) {
    Gathering both = new Gathering();
    for (ArchiveNeeds each : List.of(this, other)) {
      each.destinations.forEach(d -> both.destination(d.jndiName(), d.physicalName()));
      each.connectionFactories.forEach(both::connectionFactory);
      each.topics.forEach(both::topic);
      if (each.defaultConnectionFactory) {
        both.defaultConnectionFactory();
      }
    }
    return both.needs();
  }
}
