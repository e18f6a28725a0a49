package org.troupe.instance.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's program that asks another JVM for something. It waits for ever for one that does not
 * answer (one that is stopped, or cannot bring its threads to a halt), so it is given a limit.
 *
 * @param executable its path
 */
record Jcmd(Path executable) {

  private static final int LONGEST_ANSWER = 16 << 20;

  /** The one of the JDK that has this {@code java}; empty if that is no JDK. */
  static Optional<Jcmd> of(Path java) throws IOException {
    if (!Files.exists(java)) {
      return Optional.empty();
    }
    Path beside = java.toRealPath().resolveSibling("jcmd");
    return Files.isExecutable(beside) ? Optional.of(new Jcmd(beside)) : Optional.empty();
  }

  /**
   * Asks a JVM.
   *
   * @param workplace directory for the answer while it comes
   * @return empty if there was no answer within the limit
   */
  Optional<Answer> ask(long pid, Duration limit, Path workplace, String... question)
      throws IOException {
    Path output = Files.createTempFile(workplace, ".jcmd", ".tmp");
    try {
      Process process = start(pid, output, question);
      if (!hasEnded(process, limit)) {
        return Optional.empty();
      }
      try (InputStream in = Files.newInputStream(output)) {
        String text = new String(in.readNBytes(LONGEST_ANSWER), UTF_8);
        return Optional.of(new Answer(process.exitValue() == 0, text));
      }
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private Process start(long pid, Path output, String... question) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                executable.toString(),
                "-J-Xmx64m",
                "-J-XX:+UseSerialGC",
                "-J-XX:TieredStopAtLevel=1",
                Long.toString(pid)));
    command.addAll(List.of(question));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder.environment().clear();
    return builder.start();
  }

  private static boolean hasEnded(Process process, Duration limit) {
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    return false;
  }

  /**
   * What it said.
   *
   * @param good whether the JVM did as it was asked
   * @param text its answer, or why not
   */
  record Answer(boolean good, String text) {}
}
