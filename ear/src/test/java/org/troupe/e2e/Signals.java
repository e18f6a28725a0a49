package org.troupe.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Signals to single processes, by their ids. */
public final class Signals {

  private static final Duration DEATH_LIMIT = Duration.ofSeconds(20);

  private Signals() {}

  /** SIGKILL; answers once the process is gone. */
  public static void kill(long pid) {
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
  public static void interrupt(long pid) throws IOException {
    send("INT", List.of(pid));
  }

  /** SIGTERM. */
  public static void terminate(long pid) throws IOException {
    send("TERM", List.of(pid));
  }

  /** SIGSTOP: it lives, but does nothing any more. */
  public static void stop(long pid) throws IOException {
    send("STOP", List.of(pid));
  }

  /** SIGCONT: it goes on where it was. */
  public static void resume(long pid) throws IOException {
    send("CONT", List.of(pid));
  }

  /** Any signal, to all of them at once. */
  public static void send(String signal, List<Long> pids) throws IOException {
    List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
    pids.forEach(pid -> command.add(Long.toString(pid)));
    Process kill = new ProcessBuilder(command).inheritIO().start();
    assertThat(kill.onExit().join().exitValue()).as("%s", command).isZero();
  }
}
