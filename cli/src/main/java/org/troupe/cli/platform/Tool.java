package org.troupe.cli.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs that run for a moment and whose outcome matters. */
final class Tool {

  private Tool() {}

  /**
   * Runs it to its end.
   *
   * @param name what it is called in messages
   * @param input what it reads
   * @param log where its output is appended
   * @throws IOException if it fails or takes longer than the limit
   */
  static void run(String name, List<String> command, String input, Path log, Duration limit)
      throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .directory(log.getParent().toFile())
            .start();
    try (var in = process.outputWriter()) {
      in.write(input);
    }
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IOException(name + " took longer than " + limit.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while running " + name, e);
    }
    if (process.exitValue() != 0) {
      throw new IOException(name + " ended with exit code " + process.exitValue());
    }
  }
}
