package org.troupe.instance.process;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.troupe.instance.InstanceMemory;

/** Memory that an instance does not have yet but is expected to take, as after its start. */
final class PromisedMemory {

  private static final Pattern HEAP = Pattern.compile("-Xmx(\\d{1,9})m");
  private static final long MEBIBYTE = 1L << 20;

  private PromisedMemory() {}

  /** How much its process is expected to grow; 0 if that cannot be told. */
  static long bytes(ProcessHandle process) {
    return bytes(
        process.info().arguments().orElse(new String[0]),
        new KernelView(process.pid()).memoryBytes().orElse(0));
  }

  static long bytes(String[] arguments, long takenBytes) {
    OptionalInt heap =
        Arrays.stream(arguments)
            .map(HEAP::matcher)
            .filter(Matcher::matches)
            .mapToInt(match -> Integer.parseInt(match.group(1)))
            .findFirst();
    return heap.isEmpty()
        ? 0
        : Math.max(0, InstanceMemory.expectedMegabytes(heap.getAsInt()) * MEBIBYTE - takenBytes);
  }
}
