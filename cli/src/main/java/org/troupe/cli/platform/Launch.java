package org.troupe.cli.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How to start a process.
 *
 * @param command program and arguments
 * @param environment what it gets besides {@code PATH}, {@code HOME}, {@code LANG} and {@code
 *     TMPDIR}
 * @param directory where it works
 */
record Launch(List<String> command, Map<String, String> environment, Path directory) {

  Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** Equal for launches that start the same thing in the same way. */
  String digest() {
    return Digests.sha256(command + "\n" + new TreeMap<>(environment) + "\n" + directory);
  }

  /** Never tells the environment, which holds passwords. */
  @Override
  public String toString() {
    return String.join(" ", command);
  }
}
