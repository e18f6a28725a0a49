package org.troupe.cli.progress;

import java.io.PrintWriter;
import java.time.Clock;

/** Tells a person how far things are: one line for each thing that goes on. */
public interface Progress extends AutoCloseable {

  /** On a terminal lines that are drawn over, elsewhere a line for each change. */
  static Progress on(PrintWriter out) {
    return Terminal.of(System.getenv())
        .<Progress>map(terminal -> new LiveProgress(out, terminal, Clock.systemUTC()))
        .orElseGet(() -> new PlainProgress(out));
  }

  /**
   * Says that something is under way.
   *
   * @param line the thing, such as {@code database} or {@code web_IN_0}; a new one gets a line
   *     below those there are
   * @param state how it stands, such as {@code starting}
   */
  void busy(String line, String state);

  /** Says that something has come to rest, well or badly. */
  void done(String line, String state);

  /** A remark that is no thing's state; it stays above the lines that go on changing. */
  void remark(String text);

  /** Ends the block of lines: what is said later begins a new one. */
  @Override
  void close();
}
