package org.troupe.instance.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineMemoryTest {

  private static final long MEBIBYTE = 1L << 20;

  @TempDir private Path root;

  @BeforeEach
  void aMachineOfTwoGibibytesWithHalfOfThemLeft() throws IOException {
    write("proc/meminfo", "MemTotal:  2097152 kB\nMemFree: 1024 kB\nMemAvailable:  1048576 kB\n");
  }

  @Test
  void isThatOfTheMachineWhereNothingElseBoundsIt() throws IOException {
    assertThat(MachineMemory.read(root)).isEqualTo(of(1024, 2048));
  }

  @Test
  void isBoundedByAGroupOfVersionTwoAndByThoseAroundIt() throws IOException {
    write("proc/self/cgroup", "0::/system.slice/troupe.service\n");
    group("sys/fs/cgroup/system.slice/troupe.service", "max", 300, "");
    group("sys/fs/cgroup/system.slice", "" + 512 * MEBIBYTE, 400, "");
    assertThat(MachineMemory.read(root)).isEqualTo(of(112, 512));
  }

  @Test
  void countsAsFreeWhatTheKernelWouldGiveBack() throws IOException {
    write("proc/self/cgroup", "0::/\n");
    group(
        "sys/fs/cgroup",
        "" + 512 * MEBIBYTE,
        500,
        "anon 7\nactive_file " + 100 * MEBIBYTE + "\ninactive_file " + 200 * MEBIBYTE + "\n");
    assertThat(MachineMemory.read(root)).isEqualTo(of(262, 512));
  }

  @Test
  void isBoundedByAGroupOfVersionOneSeenFromWithinAContainer() throws IOException {
    write("proc/self/cgroup", "4:cpu,memory:/docker/0123\n0::/\n");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "" + 256 * MEBIBYTE);
    write("sys/fs/cgroup/memory/memory.usage_in_bytes", "" + 300 * MEBIBYTE);
    assertThat(MachineMemory.read(root)).isEqualTo(of(0, 256));
  }

  @Test
  void isWithoutBoundWhereTheSystemDoesNotTell() throws IOException {
    Files.delete(root.resolve("proc/meminfo"));
    assertThat(MachineMemory.read(root).availableBytes()).isEqualTo(Long.MAX_VALUE);
  }

  private static MachineMemory of(long available, long total) {
    return new MachineMemory(available * MEBIBYTE, total * MEBIBYTE);
  }

  private void group(String path, String most, long usedMegabytes, String stat) throws IOException {
    write(path + "/memory.max", most + "\n");
    write(path + "/memory.current", usedMegabytes * MEBIBYTE + "\n");
    write(path + "/memory.stat", stat);
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
