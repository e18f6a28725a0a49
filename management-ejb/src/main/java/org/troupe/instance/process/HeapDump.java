package org.troupe.instance.process;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.troupe.platform.Reserves;

/**
 * Has JVMs write their heaps to files, one at a time: each is halted meanwhile, and may need as
 * much of the disk as is free.
 */
final class HeapDump {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long MEBIBYTE = 1L << 20;

  private final Reserves reserves;
  private final Semaphore place = new Semaphore(1);

  HeapDump(Reserves reserves) {
    this.reserves = reserves;
  }

  /**
   * Writes one.
   *
   * @param file where to; complete or not there
   * @return why there is none; empty if there is
   */
  Optional<String> write(Jcmd jcmd, long pid, Path file) throws IOException {
    if (!placeWithinLimit()) {
      return Optional.of("not kept, that of another instance is being written");
    }
    try {
      Optional<String> noRoom = noRoomFor(pid, file.getParent());
      return noRoom.isPresent() ? noRoom : writeNow(jcmd, pid, file);
    } finally {
      place.release();
    }
  }

  private boolean placeWithinLimit() {
    try {
      return place.tryAcquire(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Of a JVM that is late the file is deleted under its hands, which gives back the space. */
  private static Optional<String> writeNow(Jcmd jcmd, long pid, Path file) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try {
      Optional<Jcmd.Answer> answer =
          jcmd.ask(pid, LIMIT, file.getParent(), "GC.heap_dump", unfinished.toString());
      if (answer.isEmpty()) {
        return Optional.of("not kept, it was not written within " + LIMIT.toSeconds() + " s");
      }
      if (!answer.get().good() || !answer.get().text().contains("created")) {
        return Optional.of("not kept, the JVM says: " + answer.get().text().strip());
      }
      Files.move(unfinished, file);
      return Optional.empty();
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** References take twice the space in a dump that they take in a small heap. */
  private Optional<String> noRoomFor(long pid, Path directory) throws IOException {
    FileStore disk = Files.getFileStore(directory);
    OptionalLong memory = new KernelView(pid).memoryBytes();
    long needed = 2 * memory.orElse(0) + reserves.diskBytes(disk.getTotalSpace());
    long free = disk.getUsableSpace();
    return free >= needed
        ? Optional.empty()
        : Optional.of(
            String.format(
                "not kept, %d MiB are free on the disk and it may need %d MiB with the reserve",
                free / MEBIBYTE, needed / MEBIBYTE));
  }
}
