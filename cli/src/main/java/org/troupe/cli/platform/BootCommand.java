package org.troupe.cli.platform;

/** Values in Payara's boot command files. */
final class BootCommand {

  private BootCommand() {}

  /**
   * Fit for {@code --property}, where {@code :} parts properties and {@code =} names and values.
   */
  static String escaped(String value) {
    return value.replace("\\", "\\\\").replace(":", "\\:").replace("=", "\\=");
  }
}
