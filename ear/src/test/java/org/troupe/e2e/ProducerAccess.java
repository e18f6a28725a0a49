package org.troupe.e2e;

import java.util.HashMap;
import java.util.Map;

/**
 * What {@code troupe producer} prints, as an environment.
 *
 * @param environment by name
 */
record ProducerAccess(Map<String, String> environment) {

  static ProducerAccess of(Troupe troupe, String service, String slot) {
    Map<String, String> environment = new HashMap<>();
    troupe
        .does("producer", service, "--slot", slot)
        .out()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line ->
                environment.put(
                    line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
    return new ProducerAccess(environment);
  }

  String coreUrl() {
    return environment.get("BROKER_URL");
  }

  String amqpUrl() {
    return environment.get("AMQP_URL");
  }

  String user() {
    return environment.get("BROKER_USER");
  }

  String password() {
    return environment.get("BROKER_PASSWORD");
  }
}
