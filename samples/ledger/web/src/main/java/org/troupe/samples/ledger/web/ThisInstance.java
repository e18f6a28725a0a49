package org.troupe.samples.ledger.web;

import org.eclipse.microprofile.config.ConfigProvider;

/** Who this process is, as the platform says. */
final class ThisInstance {
  private ThisInstance() {}

  static String name() {
    return value("troupe.instance", "local");
  }

  static String version() {
    return value("troupe.version", "none");
  }

  private static String value(String name, String otherwise) {
    return ConfigProvider.getConfig().getOptionalValue(name, String.class).orElse(otherwise);
  }
}
