package org.troupe.cli.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a process runs. */
final class Liveness {

  private Liveness() {}

  /**
   * True unless it has ended. One that has, but that nobody has waited for – containers often have
   * nobody who would – still has an entry, and the JDK calls it alive.
   */
  static boolean runs(ProcessHandle process) {
    // Asked once more, for it may have gone between the first question and the second.
    return process.isAlive() && !isZombie(process.pid()) && process.isAlive();
  }

  private static boolean isZombie(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      // The name before the state is in parentheses and may hold anything.
      int state = stat.lastIndexOf(')') + 2;
      return state < stat.length() && stat.charAt(state) == 'Z';
    } catch (IOException e) {
      // No /proc on this system, or the process has just gone: isAlive has the last word.
      return false;
    }
  }
}
