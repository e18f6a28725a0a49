package org.troupe.cli.progress;

/** How a line of progress looks. */
final class Lines {

  private static final int NAME_WIDTH = 14;

  private Lines() {}

  static String format(String name, String state) {
    return "  " + name + " ".repeat(Math.max(1, NAME_WIDTH - name.length())) + state;
  }

  /** Cut to a terminal's width, for a line that wraps cannot be drawn over. */
  static String fit(String text, int width) {
    String one = text.replace('\n', ' ');
    return one.length() < width ? one : one.substring(0, Math.max(0, width - 2)) + "…";
  }
}
