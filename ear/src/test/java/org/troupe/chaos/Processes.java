package org.troupe.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How processes are, by {@code /proc}. */
final class Processes {

  private Processes() {}

  /** Whether it runs: neither gone, nor ended, nor stopped by a signal. */
  static boolean runs(long pid) {
    String state = state(pid);
    return !state.isEmpty() && !"ZXTt".contains(state);
  }

  static boolean isStopped(long pid) {
    return state(pid).equals("T");
  }

  /** The process and all that descend from it. */
  static List<Long> tree(long pid) {
    List<Long> all = new ArrayList<>(List.of(pid));
    ProcessHandle.of(pid)
        .ifPresent(process -> process.descendants().forEach(child -> all.add(child.pid())));
    return all;
  }

  private static String state(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      int after = stat.lastIndexOf(')') + 2;
      return stat.substring(after, after + 1);
    } catch (IOException e) {
      return ""; // It is gone.
    }
  }
}
