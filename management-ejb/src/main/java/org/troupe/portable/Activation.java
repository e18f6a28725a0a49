package org.troupe.portable;

import java.util.HashMap;
import java.util.Map;

/** The activation config of a message-driven bean. */
final class Activation {

  private final Map<String, String> properties = new HashMap<>();

  void property(String name, String value) {
    properties.put(name, value);
  }

  void mappedName(String name) {
    if (!name.isEmpty()) {
      properties.putIfAbsent("destinationLookup", name);
    }
  }

  void into(Gathering found, String bean) {
    String destination =
        properties.getOrDefault("destinationLookup", properties.getOrDefault("destination", ""));
    if ("jakarta.jms.Topic".equals(properties.get("destinationType"))) {
      found.topic(bean + " takes the messages of " + destination);
    } else if (!"false".equalsIgnoreCase(properties.get("useJNDI"))) {
      found.destination(destination, "");
    }
  }
}
