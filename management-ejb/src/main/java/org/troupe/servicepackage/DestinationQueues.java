package org.troupe.servicepackage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.troupe.definition.Finding;
import org.troupe.definition.QueueDefinition;
import org.troupe.portable.ArchiveNeeds;
import org.troupe.portable.Destination;

/**
 * Decides which queue is meant by each destination that the applications of a package name: the one
 * that is declared for it, else one that is called like it, else one that is made for it. A name
 * means the same queue in all roles; two names that are alike mean the same one, too.
 */
final class DestinationQueues {

  private static final int LONGEST_NAME = 50;

  private final List<QueueDefinition> queues;
  private final Map<String, String> destinations = new TreeMap<>();
  private final List<Finding> warnings = new ArrayList<>();

  private DestinationQueues(List<QueueDefinition> declared) {
    this.queues = new ArrayList<>(declared);
  }

  /**
   * Decides for a whole package.
   *
   * @param needs path of each deployed archive to what it expects
   */
  static Messaging of(List<QueueDefinition> declared, Map<String, ArchiveNeeds> needs) {
    DestinationQueues decided = new DestinationQueues(declared);
    // A definition anywhere says more than a lookup elsewhere.
    Map<String, Destination> all = new LinkedHashMap<>();
    Map<String, String> files = new LinkedHashMap<>();
    new TreeMap<>(needs)
        .forEach(
            (file, need) ->
                need.destinations()
                    .forEach(
                        destination -> {
                          all.merge(
                              destination.jndiName(),
                              destination,
                              (a, b) -> a.physicalName().isEmpty() ? b : a);
                          files.putIfAbsent(destination.jndiName(), file);
                        }));
    declared.forEach(
        queue ->
            queue.destination().ifPresent(name -> decided.destinations.put(name, queue.name())));
    all.forEach((name, destination) -> decided.decide(destination, files.get(name)));
    return new Messaging(decided.queues, decided.destinations, needs, decided.warnings);
  }

  private void decide(Destination destination, String file) {
    String wanted = queueName(destination);
    destinations.computeIfAbsent(
        destination.jndiName(),
        name ->
            alike(wanted)
                .map(QueueDefinition::name)
                .orElseGet(() -> made(destination, wanted, file)));
  }

  private Optional<QueueDefinition> alike(String name) {
    return queues.stream().filter(queue -> bare(queue.name()).equals(bare(name))).findFirst();
  }

  private static String bare(String name) {
    return name.replace("-", "");
  }

  private String made(Destination destination, String name, String file) {
    queues.add(QueueDefinition.byDefault(name));
    warnings.add(
        new Finding(
            file,
            0,
            "destination '"
                + destination.jndiName()
                + "' is queue '"
                + name
                + "', made with defaults: declare it by t:Queue to change them"));
    return name;
  }

  /**
   * What a queue for it is called: {@code java:app/jms/PhotoOrders} becomes {@code photo-orders},
   * the name of its definition, if it has one, counting more than its own.
   */
  static String queueName(Destination destination) {
    String name =
        destination.physicalName().isBlank() ? destination.jndiName() : destination.physicalName();
    String last = name.substring(name.lastIndexOf('/') + 1);
    String words =
        last.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    if (words.isEmpty()) {
      return "queue";
    }
    return words.length() <= LONGEST_NAME
        ? words
        : words.substring(0, LONGEST_NAME).replaceAll("-+$", "");
  }
}
