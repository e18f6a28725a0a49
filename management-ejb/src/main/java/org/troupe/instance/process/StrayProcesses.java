package org.troupe.instance.process;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;

/**
 * Processes that nobody remembers: had the host died between starting one and writing its record,
 * it would run for ever beside its successor.
 */
final class StrayProcesses {

  private static final Logger LOG = System.getLogger(StrayProcesses.class.getName());

  private StrayProcesses() {}

  /** Ends those that were started for the instance. */
  static void end(InstanceDirectory directory) {
    String mark = InstanceCommand.mark(directory);
    ProcessHandle.allProcesses()
        .filter(process -> isMarked(process, mark))
        .forEach(
            process -> {
              LOG.log(Level.WARNING, "directory={0} event=stray-process", directory.root());
              process.destroyForcibly();
            });
  }

  private static boolean isMarked(ProcessHandle process, String mark) {
    return process.info().arguments().map(Arrays::asList).filter(a -> a.contains(mark)).isPresent();
  }
}
