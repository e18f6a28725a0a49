package org.troupe.cli.progress;

import java.util.Map;
import java.util.Optional;

/**
 * The terminal that output goes to. Only {@code bin/troupe} can tell whether there is one – Java
 * says nothing about standard output alone – and measures it.
 *
 * @param width in columns
 * @param height in lines
 */
record Terminal(int width, int height) {

  /** Empty if output goes to a file, a pipe, or a terminal that cannot move its cursor. */
  static Optional<Terminal> of(Map<String, String> environment) {
    int width = number(environment.get("TROUPE_COLUMNS"));
    int height = number(environment.get("TROUPE_LINES"));
    boolean able = width > 0 && height > 0 && !"dumb".equals(environment.get("TERM"));
    return able ? Optional.of(new Terminal(width, height)) : Optional.empty();
  }

  private static int number(String value) {
    return value != null && value.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(value) : 0;
  }
}
