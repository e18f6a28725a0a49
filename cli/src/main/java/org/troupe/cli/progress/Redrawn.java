package org.troupe.cli.progress;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows a text that changes: on a terminal in one place, drawn anew each time; elsewhere one below
 * the other, and only when something has changed.
 */
public final class Redrawn {

  /** To the upper left, and all below it away. */
  private static final String HOME = "\u001b[H\u001b[J";

  private static final String WHOLE_SCREEN = "\u001b[2J";

  private final PrintWriter out;
  private final Optional<Terminal> terminal;
  private Object shown;

  private Redrawn(PrintWriter out, Optional<Terminal> terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** On the terminal that the environment tells of, if it does. */
  public static Redrawn on(PrintWriter out, Map<String, String> environment) {
    return new Redrawn(out, Terminal.of(environment));
  }

  /**
   * Shows it as it is now.
   *
   * @param state what is shown, without that which always changes, such as times
   * @param text in lines
   */
  public void show(Object state, String text) {
    if (terminal.isPresent()) {
      draw(text.lines().toList(), terminal.get());
    } else if (!state.equals(shown)) {
      out.print((shown == null ? "" : System.lineSeparator()) + text);
    }
    shown = state;
    out.flush();
  }

  /** What does not fit would push the rest out, so it is only counted. */
  private void draw(List<String> lines, Terminal on) {
    int room = Math.max(2, on.height() - 1);
    out.print((shown == null ? WHOLE_SCREEN : "") + HOME);
    int fitting = lines.size() <= room ? lines.size() : room - 1;
    lines.subList(0, fitting).forEach(out::println);
    if (fitting < lines.size()) {
      out.println("… and " + (lines.size() - fitting) + " more lines");
    }
  }
}
