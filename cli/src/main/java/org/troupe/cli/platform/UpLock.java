package org.troupe.cli.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.troupe.cli.client.Json;

/**
 * Held by the one {@code troupe up} of a data directory, for as long as it lives: the system takes
 * the lock back whatever way the process ends. The file names the holder.
 */
final class UpLock implements AutoCloseable {

  private final FileChannel channel;
  private final FileLock lock;

  private UpLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /** Empty if another process holds it. */
  static Optional<UpLock> tryAcquire(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = tryLock(channel);
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    String holder = Json.MAPPER.writeValueAsString(ProcessRecord.of(ProcessHandle.current(), null));
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
    return Optional.of(new UpLock(channel, lock));
  }

  /** The process that holds it, if it lives. */
  static Optional<ProcessHandle> holder(Path file) {
    return Files.exists(file)
        ? ProcessRecord.read(file).flatMap(ProcessRecord::process)
        : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this very JVM, which the caller need not tell from any other.
      return null;
    }
  }
}
