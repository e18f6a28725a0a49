package org.troupe.cli.platform;

import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The loopback ports that nobody chooses by an option.
 *
 * @param values all settings of the platform; ports are put into them
 */
record InternalPorts(Properties values) {

  /** Chosen next to the first controller's, where people look for it. */
  static final String SECOND_CONTROLLER = "controller-2.admin-port";

  static final Set<String> KEYS =
      Set.of(
          "gateway.admin-port",
          "gateway-2.admin-port",
          "embedded.database.port",
          "embedded.broker.port",
          SECOND_CONTROLLER);

  /** Chooses those that are not chosen yet. */
  void chooseMissing() {
    Set<Integer> taken = new HashSet<>();
    for (String key : KEYS) {
      if (values.containsKey(key)) {
        taken.add(port(key));
      }
    }
    int besideFirst = port("admin.port") + 1;
    if (!values.containsKey(SECOND_CONTROLLER)
        && besideFirst != port("gateway.port")
        && FreePorts.isFree("127.0.0.1", besideFirst)) {
      values.setProperty(SECOND_CONTROLLER, Integer.toString(besideFirst));
    }
    for (String key : new TreeSet<>(KEYS)) {
      values.computeIfAbsent(key, k -> Integer.toString(FreePorts.choose(taken)));
    }
  }

  /** Forgets those that somebody has, so that others are chosen. */
  void forgetTaken() {
    KEYS.stream()
        .filter(values::containsKey)
        .filter(key -> !FreePorts.isFree("127.0.0.1", port(key)))
        .forEach(values::remove);
  }

  private int port(String key) {
    return Integer.parseInt(values.getProperty(key));
  }
}
