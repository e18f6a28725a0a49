package org.troupe.cli.platform;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Role instances that still run when the controller is gone, found by the records that it wrote. In
 * an orderly stop there are none.
 */
final class LeftoverInstances {

  private static final Logger LOG = System.getLogger(LeftoverInstances.class.getName());
  private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

  private final Path instances;

  /**
   * @param instances {@code instances/} of a data directory
   */
  LeftoverInstances(Path instances) {
    this.instances = instances;
  }

  /** Their processes. */
  List<ProcessHandle> processes() {
    List<ProcessHandle> found = new ArrayList<>();
    if (!Files.isDirectory(instances)) {
      return found;
    }
    try (var deployments = Files.newDirectoryStream(instances, Files::isDirectory)) {
      for (Path deployment : deployments) {
        collect(deployment, found);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "instances={0} unreadable=\"{1}\"", instances, e.getMessage());
    }
    return found;
  }

  private static void collect(Path deployment, List<ProcessHandle> found) throws IOException {
    try (var directories = Files.newDirectoryStream(deployment, Files::isDirectory)) {
      for (Path instance : directories) {
        ProcessRecord.read(instance.resolve("run").resolve("process.json"))
            .flatMap(ProcessRecord::process)
            .ifPresent(found::add);
      }
    }
  }

  /** SIGTERM for all of them, SIGKILL for those that have not ended in time. */
  void stop() {
    List<ProcessHandle> all = processes();
    if (all.isEmpty()) {
      return;
    }
    LOG.log(Level.WARNING, "instances={0} event=stopping reason=\"left behind\"", all.size());
    all.forEach(ProcessHandle::destroy);
    Wait.until(STOP_LIMIT, () -> all.stream().noneMatch(Liveness::runs));
    kill();
  }

  void kill() {
    List<ProcessHandle> all = processes();
    all.forEach(ProcessHandle::destroyForcibly);
    Wait.until(STOP_LIMIT, () -> all.stream().noneMatch(Liveness::runs));
  }
}
