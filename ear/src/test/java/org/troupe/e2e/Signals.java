package org.troupe.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;

/** Signals to single processes, by their ids. */
final class Signals {

  private static final Duration DEATH_LIMIT = Duration.ofSeconds(20);

  private Signals() {}

  /** SIGKILL; answers once the process is gone. */
  static void kill(long pid) {
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    assertThat(process.destroyForcibly()).isTrue();
    await("process " + pid + " is gone").atMost(DEATH_LIMIT).until(() -> !process.isAlive());
  }

  /** SIGSTOP: the process is there, and does nothing any more. */
  static void halt(long pid) throws IOException {
    Process kill = new ProcessBuilder("kill", "-STOP", Long.toString(pid)).inheritIO().start();
    assertThat(kill.onExit().join().exitValue()).isZero();
  }

  /** SIGINT, as Ctrl-C sends it; the JDK itself can send only TERM and KILL. */
  static void interrupt(long pid) throws IOException {
    send("INT", pid);
  }

  /** SIGTERM. */
  static void terminate(long pid) throws IOException {
    send("TERM", pid);
  }

  /** SIGSTOP: it lives, but does nothing any more. */
  static void stop(long pid) throws IOException {
    send("STOP", pid);
  }

  /** SIGCONT: it goes on where it was. */
  static void resume(long pid) throws IOException {
    send("CONT", pid);
  }

  private static void send(String signal, long pid) throws IOException {
    Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).inheritIO().start();
    assertThat(kill.onExit().join().exitValue()).isZero();
  }
}
