package org.troupe.cli.progress;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;

/** Writes a line for each change, for files and pipes. */
final class PlainProgress implements Progress {

  private final PrintWriter out;
  private final Map<String, String> said = new HashMap<>();

  PlainProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void busy(String line, String state) {
    say(line, state);
  }

  @Override
  public void done(String line, String state) {
    say(line, state);
  }

  @Override
  public synchronized void remark(String text) {
    out.println(text);
    out.flush();
  }

  @Override
  public synchronized void close() {
    said.clear();
  }

  private synchronized void say(String line, String state) {
    if (!state.equals(said.put(line, state))) {
      out.println(Lines.format(line, state));
      out.flush();
    }
  }
}
