package org.troupe.instance.process;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What Linux says of a process, whether the process answers or not. */
final class KernelView {

  private static final int MOST_THREADS = 5_000;
  private static final String UNKNOWN = "-";

  private final Path process;

  KernelView(long pid) {
    this.process = Path.of("/proc", Long.toString(pid));
  }

  /** Memory that the process takes, swapped out or not, in bytes; empty if nobody tells. */
  OptionalLong memoryBytes() {
    long kibibytes = 0;
    for (String line : lines("status")) {
      if (line.startsWith("VmRSS:") || line.startsWith("VmSwap:")) {
        kibibytes += Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    return kibibytes == 0 ? OptionalLong.empty() : OptionalLong.of(kibibytes * 1024);
  }

  /** Its state, its open files, and what each of its threads does in the kernel. */
  String text() {
    List<String> text = new ArrayList<>();
    text.add("Status:");
    text.addAll(lines("status"));
    text.add("");
    text.add("Open files: " + count("fd"));
    text.add("");
    text.add("Threads (id, state, place in the kernel, name):");
    List<Path> threads = children("task");
    threads.stream().limit(MOST_THREADS).map(KernelView::thread).forEach(text::add);
    if (threads.size() > MOST_THREADS) {
      text.add("and " + (threads.size() - MOST_THREADS) + " more");
    }
    return String.join("\n", text) + "\n";
  }

  private static String thread(Path thread) {
    String stat = read(thread.resolve("stat"));
    int name = stat.lastIndexOf(')');
    String state = name < 0 ? UNKNOWN : stat.substring(name + 2, name + 3);
    String place = read(thread.resolve("wchan"));
    return String.join(
        " ",
        thread.getFileName().toString(),
        state,
        place.isEmpty() || place.equals("0") ? UNKNOWN : place,
        read(thread.resolve("comm")));
  }

  private String count(String directory) {
    return Files.isReadable(process.resolve(directory))
        ? Integer.toString(children(directory).size())
        : UNKNOWN;
  }

  private List<Path> children(String directory) {
    List<Path> found = new ArrayList<>();
    try (var children = Files.newDirectoryStream(process.resolve(directory))) {
      children.forEach(found::add);
    } catch (IOException | DirectoryIteratorException ended) {
      return found;
    }
    return found;
  }

  private List<String> lines(String file) {
    String text = read(process.resolve(file));
    return text.isEmpty() ? List.of("(not told)") : text.lines().toList();
  }

  /** Empty where the process has ended, or is not to be looked at. */
  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException untold) {
      return "";
    }
  }
}
