package org.troupe.samples.thumbnails.album;

import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Who this process is, as the platform says by MicroProfile Config. Asked anew at each call: a swap
 * moves a running instance to the other slot.
 */
public final class ThisInstance {
  private ThisInstance() {}

  /** For example {@code web_IN_2}; {@code local} where no platform says. */
  public static String name() {
    return value("troupe.instance", "local");
  }

  public static String role() {
    return value("troupe.role", "none");
  }

  public static String slot() {
    return value("troupe.slot", "none");
  }

  public static String deployment() {
    return value("troupe.deployment", "none");
  }

  /** Version of the package that runs, or of this build where no platform says. */
  public static String version() {
    return value("troupe.version", value("thumbnails.release", "unknown"));
  }

  private static String value(String name, String otherwise) {
    return ConfigProvider.getConfig().getOptionalValue(name, String.class).orElse(otherwise);
  }
}
