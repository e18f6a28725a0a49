package org.troupe.instance.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Memory that processes of this one's control group can have: what the machine has, or what the
 * group may take, whichever is less.
 *
 * @param availableBytes what may still be taken
 * @param totalBytes what there is in all
 */
record MachineMemory(long availableBytes, long totalBytes) {

  private static final long KIBIBYTE = 1024;

  /** Reads it; where the system does not tell, there is no bound. */
  static MachineMemory read() throws IOException {
    return read(Path.of("/"));
  }

  /**
   * Reads it as of another root directory.
   *
   * @param root where {@code proc} and {@code sys} lie
   */
  static MachineMemory read(Path root) throws IOException {
    MachineMemory least = ofMachine(root.resolve("proc/meminfo"));
    for (MemoryGroup group : MemoryGroup.ofThisProcess(root)) {
      least = least.within(group);
    }
    return least;
  }

  private static MachineMemory ofMachine(Path meminfo) throws IOException {
    if (!Files.isReadable(meminfo)) {
      return new MachineMemory(Long.MAX_VALUE, Long.MAX_VALUE);
    }
    List<String> lines = Files.readAllLines(meminfo);
    return new MachineMemory(value(lines, "MemAvailable:"), value(lines, "MemTotal:"));
  }

  private static long value(List<String> lines, String name) throws IOException {
    String line =
        lines.stream()
            .filter(each -> each.startsWith(name))
            .findFirst()
            .orElseThrow(() -> new IOException("/proc/meminfo has no " + name));
    return Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE;
  }

  private MachineMemory within(MemoryGroup group) {
    return new MachineMemory(
        Math.min(availableBytes, group.availableBytes()), Math.min(totalBytes, group.limitBytes()));
  }
}
