package org.troupe.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A {@code troupe up} that was started. */
public final class Up {

  /** What it says last when all of it has worked. */
  static final String READY = "Ctrl-C stops everything.";

  private static final Duration START_LIMIT = Duration.ofMinutes(8);
  private static final Duration STOP_LIMIT = Duration.ofMinutes(3);

  private final Process process;
  private final Path output;

  public Up(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  /** Everything that it has said so far. */
  public String said() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it has started everything that it was asked for. */
  public void awaitReady() {
    await("troupe up is ready")
        .atMost(START_LIMIT)
        .until(() -> said().contains(READY) || !isRunning());
    assertThat(said()).contains(READY).doesNotContain("error");
    assertThat(isRunning()).as("troupe up runs on:%n%s", said()).isTrue();
  }

  /** Presses Ctrl-C, and answers with the exit code. */
  public int interrupt() throws IOException {
    Signals.interrupt(process.pid());
    return awaitEnd();
  }

  public int awaitEnd() {
    await("troupe up has ended").atMost(STOP_LIMIT).until(() -> !isRunning());
    return process.exitValue();
  }

  /** SIGKILL. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }
}
