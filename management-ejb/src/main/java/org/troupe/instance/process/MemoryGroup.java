package org.troupe.instance.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A control group that bounds memory, of version 1 or 2.
 *
 * @param limitBytes how much its processes may take together
 * @param takenBytes how much they have, without what the kernel would give back
 */
record MemoryGroup(long limitBytes, long takenBytes) {

  private static final String UNLIMITED = "max";

  /** Those that this process is in, the outer ones too; groups without a limit are left out. */
  static List<MemoryGroup> ofThisProcess(Path root) throws IOException {
    Path own = root.resolve("proc/self/cgroup");
    List<MemoryGroup> groups = new ArrayList<>();
    if (Files.isReadable(own)) {
      Path mounts = root.resolve("sys/fs/cgroup");
      for (String line : Files.readAllLines(own)) {
        String[] parts = line.split(":", 3);
        if (parts[1].isEmpty()) {
          add(groups, mounts, parts[2], "memory.max", "memory.current", "");
        } else if (List.of(parts[1].split(",")).contains("memory")) {
          add(
              groups,
              mounts.resolve("memory"),
              parts[2],
              "memory.limit_in_bytes",
              "memory.usage_in_bytes",
              "total_");
        }
      }
    }
    return groups;
  }

  long availableBytes() {
    return Math.max(0, limitBytes - takenBytes);
  }

  /** In a container the path may be one of outside; then only the mount itself is there. */
  private static void add(
      List<MemoryGroup> groups, Path mount, String path, String limit, String taken, String prefix)
      throws IOException {
    Path directory = mount.resolve(path.substring(1)).normalize();
    for (; directory.startsWith(mount); directory = directory.getParent()) {
      if (Files.isReadable(directory.resolve(limit))
          && Files.isReadable(directory.resolve(taken))) {
        String most = Files.readString(directory.resolve(limit)).strip();
        if (!most.equals(UNLIMITED)) {
          long used = Long.parseLong(Files.readString(directory.resolve(taken)).strip());
          long cached = givenBack(directory.resolve("memory.stat"), prefix);
          groups.add(new MemoryGroup(Long.parseLong(most), Math.max(0, used - cached)));
        }
      }
    }
  }

  /**
   * Pages of files: the kernel drops the idle ones first, and may drop about half of the others.
   */
  private static long givenBack(Path stat, String prefix) throws IOException {
    long bytes = 0;
    if (Files.isReadable(stat)) {
      for (String line : Files.readAllLines(stat)) {
        if (line.startsWith(prefix + "inactive_file ")) {
          bytes += Long.parseLong(line.substring(line.indexOf(' ') + 1));
        } else if (line.startsWith(prefix + "active_file ")) {
          bytes += Long.parseLong(line.substring(line.indexOf(' ') + 1)) / 2;
        }
      }
    }
    return bytes;
  }
}
