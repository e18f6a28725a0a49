package org.troupe.cli.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM like this one, in a process of its own. */
final class JavaProcess {

  private static final int SHOWN = 600;

  private JavaProcess() {}

  /** Starts it; its output goes to the log. */
  static Process start(Path directory, Path log, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder.start();
  }

  /**
   * Runs it to its end.
   *
   * @throws IOException if it fails or takes longer than the limit, with the end of its log
   */
  static void run(Duration limit, Path log, List<String> arguments)
      throws IOException, InterruptedException {
    Process process = start(log.getParent(), log, arguments);
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("took longer than " + limit + ": " + endOf(log));
      }
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new IOException("ended with " + process.exitValue() + ": " + endOf(log));
    }
  }

  static String endOf(Path log) throws IOException {
    String text = Files.readString(log);
    return text.substring(Math.max(0, text.length() - SHOWN));
  }
}
