package org.troupe.cli.platform;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A component and the process that it runs in, recorded on disk. A process that an earlier {@code
 * up} left behind is adopted if it was started in the very same way and does not hang; else it is
 * ended first.
 */
final class ComponentProcess {

  private static final Logger LOG = System.getLogger(ComponentProcess.class.getName());
  private static final int LINES_ON_FAILURE = 15;
  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

  private final Component component;
  private final Path record;
  private final Path log;
  private volatile ProcessHandle process;
  private volatile ProcessRecord unwritten;

  ComponentProcess(Component component, DataDirectory data) {
    this.component = component;
    this.record = data.record(component.name());
    this.log = data.log(component.name());
  }

  String name() {
    return component.name();
  }

  /** Takes over a process that still runs. Answers whether there was one. */
  boolean adopt() {
    Optional<ProcessRecord> found = recorded();
    if (found.isEmpty()) {
      return false;
    }
    process = found.get().process().orElse(null);
    if (!component.launch().digest().equals(found.get().launch())) {
      LOG.log(Level.INFO, "component={0} event=stopping reason=\"settings changed\"", name());
      stop();
      return false;
    }
    if (!Wait.until(component.silenceLimit(), component::answers)) {
      LOG.log(Level.WARNING, "component={0} event=killed reason=\"hangs\"", name());
      kill();
      return false;
    }
    LOG.log(Level.INFO, "component={0} event=adopted pid={1}", name(), Long.toString(pid()));
    return true;
  }

  /** Whether a process that an earlier {@code up} started still runs. */
  boolean isRecordedRunning() {
    return recorded().isPresent();
  }

  private Optional<ProcessRecord> recorded() {
    return ProcessRecord.read(record).filter(found -> found.process().isPresent());
  }

  /** Finds the process that runs, however it was started, so that it can be stopped. */
  void find() {
    if (!isRunning()) {
      process = recorded().flatMap(ProcessRecord::process).orElse(null);
    }
  }

  void start() {
    try {
      component.prepare();
      Launch launch = component.launch();
      process = DetachedProcess.start(launch, log);
      unwritten = ProcessRecord.of(process, launch.digest());
    } catch (IOException e) {
      throw failure("cannot be started: " + e.getMessage(), e);
    }
    LOG.log(Level.INFO, "component={0} event=started pid={1}", name(), Long.toString(pid()));
    keepRecord();
    if (unwritten != null) {
      LOG.log(Level.WARNING, "component={0} event=not-recorded, tried again", name());
    }
  }

  /**
   * Writes the record of its process, if that is still to be done: a full disk does not keep a
   * component from working, and whoever looks after it asks for this again.
   */
  void keepRecord() {
    ProcessRecord running = unwritten;
    if (running == null) {
      return;
    }
    try {
      running.write(record);
      unwritten = null;
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "record={0} event=not-written reason=\"{1}\"", record, e.getMessage());
    }
  }

  /** Answers once it does its work; throws, with the end of its log, if it does not in time. */
  void awaitReady() {
    boolean answered =
        Wait.until(component.startLimit(), () -> !isRunning() || component.isReady());
    if (!isRunning()) {
      throw failure("ended while starting", null);
    }
    if (!answered) {
      throw failure("was not ready within " + component.startLimit().toSeconds() + " s", null);
    }
  }

  boolean isReady() {
    return component.isReady();
  }

  String kind() {
    return component.kind();
  }

  Duration silenceLimit() {
    return component.silenceLimit();
  }

  boolean answers() {
    return component.answers();
  }

  boolean isRunning() {
    ProcessHandle current = process;
    return current != null && Liveness.runs(current);
  }

  /** Whether it has had the time that it may need to become ready. */
  boolean isOverdue() {
    return ran().compareTo(component.startLimit()) > 0;
  }

  /** For how long its process has lived, or had when it died. */
  Duration ran() {
    return Optional.ofNullable(unwritten)
        .or(() -> ProcessRecord.read(record))
        .map(found -> Duration.between(found.startInstant(), Instant.now()))
        .orElse(Duration.ZERO);
  }

  long pid() {
    return process == null ? 0 : process.pid();
  }

  Duration stopLimit() {
    return component.stopLimit();
  }

  /** Asks it to stop, if it runs, and does not wait for it. */
  void askToStop() {
    if (isRunning()) {
      component.askToStop(process);
    }
  }

  /** Asks it to stop, waits, kills it if that takes too long. Fine if it does not run. */
  void stop() {
    if (isRunning()) {
      component.askToStop(process);
      if (!Wait.until(component.stopLimit(), () -> !isRunning())) {
        LOG.log(Level.WARNING, "component={0} event=killed reason=\"did not stop\"", name());
        kill();
      }
    }
    forget();
  }

  void kill() {
    if (isRunning()) {
      process.destroyForcibly();
      Wait.until(KILL_LIMIT, () -> !isRunning());
    }
    forget();
  }

  private void forget() {
    unwritten = null;
    try {
      Files.deleteIfExists(record);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "record={0} event=kept reason=\"{1}\"", record, e.getMessage());
    }
  }

  private PlatformException failure(String what, Exception cause) {
    List<String> end = LogTail.of(log, LINES_ON_FAILURE);
    String tail = end.isEmpty() ? "" : "\n  | " + String.join("\n  | ", end);
    return new PlatformException(
        "the " + name() + " " + what + tail, "Its whole log is " + log, cause);
  }
}
