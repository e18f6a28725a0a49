package org.troupe.cli.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM options that make a start short and a process small; see docs/architecture.md for what
 * was measured.
 */
final class JavaOptions {

  private JavaOptions() {}

  /**
   * Lines of an argument file.
   *
   * @param archive the shared class archive, or empty
   */
  static List<String> of(List<Path> archive) {
    List<String> options = new ArrayList<>();
    archive.forEach(
        file -> options.add("-XX:SharedArchiveFile=\"" + quotable(file.toString()) + "\""));
    options.add("-Xshare:auto");
    options.add("-XX:+UseSerialGC");
    options.addAll(TIERS);
    return options;
  }

  static final List<String> TIERS = List.of("-XX:TieredStopAtLevel=1");

  private static String quotable(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
