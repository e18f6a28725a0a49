package org.troupe.instance.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Processes that nobody remembers: had the host died between starting one and writing its record,
 * it would run for ever beside its successor.
 */
final class StrayProcesses {

  private static final String PROGRAM_MARK = "\0TROUPE_RUN_OF=";
  private static final Logger LOG = System.getLogger(StrayProcesses.class.getName());

  private StrayProcesses() {}

  /** Ends those that were started for the instance, and the programs of its jobs. */
  static void end(InstanceDirectory directory) {
    String mark = InstanceCommand.mark(directory);
    String programs = PROGRAM_MARK + directory.run() + "\0";
    ProcessHandle.allProcesses()
        .filter(process -> isMarked(process, mark) || isProgram(process, programs))
        .forEach(
            process -> {
              LOG.log(Level.WARNING, "directory={0} event=stray-process", directory.root());
              process.destroyForcibly();
            });
  }

  /** By the environment that the agent gave it; others' cannot be read. */
  private static boolean isProgram(ProcessHandle process, String mark) {
    try {
      Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
      return Files.readString(environment, ISO_8859_1).contains(mark);
    } catch (IOException notOurs) {
      return false;
    }
  }

  private static boolean isMarked(ProcessHandle process, String mark) {
    return process.info().arguments().map(Arrays::asList).filter(a -> a.contains(mark)).isPresent();
  }
}
