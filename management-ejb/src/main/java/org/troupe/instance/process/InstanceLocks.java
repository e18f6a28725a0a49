package org.troupe.instance.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.troupe.instance.InstanceKey;

/**
 * Keeps two controllers over the same data directory from working on the same instance: one that
 * was stopped and continues may not know that another has taken over.
 *
 * <p>All locks are bytes of one file, which need not exist, so nothing has to be cleaned up. The
 * kernel gives up a dead process's locks. It also does so when the process closes the file, any
 * descriptor of it: it stays open as long as the host.
 */
final class InstanceLocks {

  private static final int MONITORS = 64;

  private final Path file;
  private final Object[] monitors = new Object[MONITORS];
  private FileChannel channel;

  /** Locks in that file, which is made when the first one is asked for. */
  InstanceLocks(Path file) {
    this.file = file;
    Arrays.setAll(monitors, each -> new Object());
  }

  /** What threads of this process wait for; of several instances possibly the same. */
  Object monitor(InstanceKey key) {
    return monitors[Math.floorMod(key.hashCode(), MONITORS)];
  }

  /**
   * Takes the instance's lock; to be called within its monitor.
   *
   * @return empty if another process has it
   */
  Optional<FileLock> tryTake(InstanceKey key) throws IOException {
    try {
      return Optional.ofNullable(channel().tryLock(position(key), 1, false));
    } catch (OverlappingFileLockException anotherHostOfThisProcess) {
      return Optional.empty();
    }
  }

  private synchronized FileChannel channel() throws IOException {
    if (channel == null || !channel.isOpen()) {
      FileTree.makePrivate(file.getParent());
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
    return channel;
  }

  private static long position(InstanceKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.toString().getBytes(UTF_8));
      return ByteBuffer.wrap(digest).getLong() & (Long.MAX_VALUE >> 1);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
