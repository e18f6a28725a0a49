package org.troupe.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The log of {@code troupe up} itself; its terminal is for the user. */
final class UpLog {

  private static final int LIMIT_BYTES = 5 * 1024 * 1024;
  private static final String LINE = "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s %5$s%6$s%n";

  private UpLog() {}

  static void to(Path file) throws IOException {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    System.setProperty("java.util.logging.SimpleFormatter.format", LINE);
    // In a pattern % and a leading ~ mean something.
    FileHandler handler = new FileHandler(file.toString().replace("%", "%%"), LIMIT_BYTES, 1, true);
    handler.setFormatter(new SimpleFormatter());
    root.addHandler(handler);
    root.setLevel(Level.INFO);
  }
}
