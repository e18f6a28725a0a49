package org.troupe.instance.process;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The environment of an instance's process: none of the controller's, a few variables that programs
 * expect, and the configuration under the names that MicroProfile Config would look for.
 */
final class InstanceEnvironment {

  private static final Set<String> RESERVED = Set.of("PATH", "HOME", "LANG", "TMPDIR");
  private static final List<String> RESERVED_BEGINNINGS =
      List.of("JAVA_", "_JAVA_", "JDK_", "LD_", "MALLOC_", "LC_");

  private InstanceEnvironment() {}

  static Map<String, String> of(
      InstanceDirectory directory, String path, Map<String, String> configuration) {
    Map<String, String> environment = new TreeMap<>();
    configuration.forEach(
        (name, value) -> {
          String variable = variable(name);
          if (!isReserved(name, variable)) {
            environment.putIfAbsent(variable, value);
          }
        });
    environment.put("PATH", path);
    environment.put("HOME", directory.root().toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("TMPDIR", directory.temporary().toString());
    // glibc otherwise keeps an arena for each thread: tens of megabytes in a server.
    environment.put("MALLOC_ARENA_MAX", "2");
    return environment;
  }

  /** MicroProfile Config's rule: upper case, and {@code _} for all but letters and digits. */
  static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  /** A setting may not pose as one of the platform's, nor reach into the JVM or the loader. */
  private static boolean isReserved(String property, String variable) {
    return RESERVED.contains(variable)
        || RESERVED_BEGINNINGS.stream().anyMatch(variable::startsWith)
        || (variable.startsWith("TROUPE_") && !property.startsWith("troupe."));
  }
}
