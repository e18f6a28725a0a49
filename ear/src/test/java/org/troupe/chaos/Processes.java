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

  /** Whether it still has what it has opened: also while it ends, until its last thread has. */
  static boolean hasSockets(long pid) {
    // The kernel closes the files before the process becomes a zombie; the first thread may be one
    // earlier, while others live.
    return !state(pid).isEmpty() && (!state(pid).equals("Z") || threads(pid) > 1);
  }

  /** The process and all that descend from it. */
  static List<Long> tree(long pid) {
    List<Long> all = new ArrayList<>(List.of(pid));
    ProcessHandle.of(pid)
        .ifPresent(process -> process.descendants().forEach(child -> all.add(child.pid())));
    return all;
  }

  private static int threads(long pid) {
    String[] threads = Path.of("/proc", Long.toString(pid), "task").toFile().list();
    return threads == null ? 0 : threads.length;
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
