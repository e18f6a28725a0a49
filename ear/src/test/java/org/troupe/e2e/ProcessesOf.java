package org.troupe.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds the processes that belong to a data directory without any record of the platform's own: its
 * path stands in their command line, their environment, or it is where they work.
 */
public final class ProcessesOf {

  private ProcessesOf() {}

  /** One line for each: its id and its command line. */
  public static List<String> directory(Path directory) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .filter(process -> belongs(Path.of("/proc", Long.toString(process.pid())), directory))
        .map(process -> process.pid() + " " + text(process.pid()))
        .toList();
  }

  /** SIGKILL for those that are left, so that a failed test leaves nothing behind. */
  public static void kill(Path directory) {
    directory(directory)
        .forEach(
            line ->
                ProcessHandle.of(Long.parseLong(line.substring(0, line.indexOf(' '))))
                    .ifPresent(ProcessHandle::destroyForcibly));
  }

  private static boolean belongs(Path process, Path directory) {
    return read(process.resolve("cmdline")).contains(directory.toString())
        || read(process.resolve("environ")).contains(directory.toString())
        || worksIn(process, directory);
  }

  private static boolean worksIn(Path process, Path directory) {
    try {
      return Files.readSymbolicLink(process.resolve("cwd")).startsWith(directory);
    } catch (IOException e) {
      return false; // It has ended meanwhile, or is another user's.
    }
  }

  private static String text(long pid) {
    return read(Path.of("/proc", Long.toString(pid), "cmdline")).replace('\0', ' ');
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return ""; // As above.
    }
  }
}
