package org.troupe.portable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What is found in an archive, in whatever order. */
final class Gathering {

  static final String DEFAULT_FACTORY = "java:comp/DefaultJMSConnectionFactory";

  /** More names than any application has; a hostile archive may have millions. */
  private static final int MOST_NAMES = 200;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:/-]{1,200}");

  private final Map<String, String> destinations = new TreeMap<>();
  private final Set<String> factories = new TreeSet<>();
  private final List<String> topics = new ArrayList<>();
  private boolean defaultFactory;

  /** A queue; of several mentions, the one with a physical name counts. */
  void destination(String jndiName, String physicalName) {
    if (isUsable(jndiName) && (destinations.size() < MOST_NAMES)) {
      destinations.merge(jndiName, physicalName, (a, b) -> a.isEmpty() ? b : a);
    }
  }

  void connectionFactory(String jndiName) {
    if (jndiName.equals(DEFAULT_FACTORY)) {
      defaultConnectionFactory();
    } else if (isUsable(jndiName) && factories.size() < MOST_NAMES) {
      factories.add(jndiName);
    }
  }

  void defaultConnectionFactory() {
    defaultFactory = true;
  }

  /** Something that names a topic. */
  void topic(String where) {
    if (topics.size() < MOST_NAMES) {
      topics.add(where);
    }
  }

  /**
   * Others are none of JNDI: one with a placeholder is a setting's affair, since the server puts a
   * physical name in its place.
   */
  private static boolean isUsable(String jndiName) {
    return NAME.matcher(jndiName).matches();
  }

  ArchiveNeeds needs() {
    return new ArchiveNeeds(
        destinations.entrySet().stream()
            .map(entry -> new Destination(entry.getKey(), entry.getValue()))
            .toList(),
        factories,
        defaultFactory,
        topics);
  }
}
