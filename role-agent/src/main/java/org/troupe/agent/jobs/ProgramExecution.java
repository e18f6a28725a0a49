package org.troupe.agent.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.troupe.wire.RunReport;

/**
 * A program's run, in a process group of its own. All of the group ends with the program, when it
 * is stopped, and when the instance's process ends in whatever way.
 */
final class ProgramExecution implements Execution {

  private static final int STOPPED_BY_SIGNAL = 128;

  private final ProgramCommand command;
  private final RunLog log;
  private final Duration grace;
  private Process process;
  private boolean stopped;

  /**
   * Starts nothing yet.
   *
   * @param grace how long it has between SIGTERM and SIGKILL
   */
  ProgramExecution(ProgramCommand command, RunLog log, Duration grace) {
    this.command = command;
    this.log = log;
    this.grace = grace;
  }

  @Override
  public Ending run() throws RunException, InterruptedException {
    Process started = start();
    if (started == null) {
      return new Ending(RunReport.STOPPED, null, "It was stopped before it began.");
    }
    Thread reader = new Thread(() -> read(started), "troupe-run-output");
    reader.setDaemon(true);
    reader.start();
    try {
      int code = started.waitFor();
      // What it left behind has no one to belong to, and holds the output open.
      ProcessGroup.of(started).signal("KILL");
      reader.join(grace.toMillis());
      return ending(code);
    } catch (InterruptedException e) {
      ProcessGroup.of(started).signal("KILL");
      throw e;
    }
  }

  private synchronized Process start() throws RunException {
    if (stopped) {
      return null;
    }
    try {
      process = command.start();
      return process;
    } catch (IOException e) {
      throw new RunException(command + " cannot be started: " + e.getMessage(), e);
    }
  }

  private static Ending ending(int code) {
    String exit = Integer.toString(code);
    if (code == 0) {
      return new Ending(RunReport.SUCCEEDED, exit, null);
    }
    String why =
        code > STOPPED_BY_SIGNAL
            ? "It was ended by signal " + (code - STOPPED_BY_SIGNAL) + "."
            : "It ended with exit code " + code + ".";
    return new Ending(RunReport.FAILED, exit, why);
  }

  private void read(Process of) {
    byte[] buffer = new byte[8192];
    try (InputStream output = of.getInputStream()) {
      for (int length = output.read(buffer); length >= 0; length = output.read(buffer)) {
        log.append(buffer, length);
      }
    } catch (IOException e) {
      log.append("[its output cannot be read any more: " + e.getMessage() + "]\n");
    }
  }

  @Override
  public synchronized void stop() {
    boolean first = !stopped;
    stopped = true;
    if (process != null && first) {
      Process running = process;
      Thread stopper = new Thread(() -> end(running), "troupe-run-stop");
      stopper.setDaemon(true);
      stopper.start();
    }
  }

  private void end(Process running) {
    ProcessGroup group = ProcessGroup.of(running);
    group.signal("TERM");
    try {
      if (!running.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        group.signal("KILL");
      }
    } catch (InterruptedException e) {
      group.signal("KILL");
      Thread.currentThread().interrupt();
    }
  }
}
