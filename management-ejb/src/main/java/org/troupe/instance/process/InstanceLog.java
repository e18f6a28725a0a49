package org.troupe.instance.process;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.troupe.instance.InstanceHost.LogPart;
import org.troupe.platform.KeptFiles;

/**
 * What an instance has said: {@code instance.log}, and {@code instance.1.log} and so on of earlier
 * starts, the higher the older.
 *
 * @param directory where they lie
 * @param mostBytes how large the current one may grow
 */
record InstanceLog(Path directory, long mostBytes) {

  static final long MOST_BYTES = 32L << 20;
  static final int EARLIER = 4;

  /** How many logs of removed instances are kept. */
  static final KeptFiles.Bounds KEPT = new KeptFiles.Bounds(40, 1L << 30, Duration.ofDays(14));

  InstanceLog(Path directory) {
    this(directory, MOST_BYTES);
  }

  Path current() {
    return directory.resolve("instance.log");
  }

  /** Makes room for a new start's log; the oldest goes. */
  void rotate() throws IOException {
    shift();
    if (Files.exists(current())) {
      Files.move(current(), earlier(1), REPLACE_EXISTING);
    }
  }

  /**
   * Keeps the log of a running process within its bounds: what there is becomes the log before, and
   * the process goes on in an empty file, for it only ever appends. A line that it writes meanwhile
   * may be lost.
   */
  void bound() throws IOException {
    if (Files.exists(current()) && Files.size(current()) > mostBytes) {
      shift();
      Files.copy(current(), earlier(1), REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(current(), StandardOpenOption.WRITE)) {
        channel.truncate(0);
      }
    }
  }

  /** Moves the current log to where the logs of removed instances are, of which the oldest go. */
  void keepAs(Path kept, Instant now) throws IOException {
    if (Files.exists(current())) {
      FileTree.makePrivate(kept.getParent());
      Files.move(current(), kept, REPLACE_EXISTING);
      // Kept for so long from now on, however long ago the last line was written.
      Files.setLastModifiedTime(kept, FileTime.from(now));
      KeptFiles.trim(kept.getParent(), KEPT, now);
    }
  }

  /** A part of a log file, see {@link org.troupe.instance.InstanceHost#log}; empty if none. */
  static LogPart part(Path log, long offset, int limit) throws IOException {
    if (!Files.exists(log)) {
      return new LogPart(ByteBuffer.allocate(0), 0);
    }
    try (FileChannel channel = FileChannel.open(log)) {
      long size = channel.size();
      long from = offset < 0 ? Math.max(0, size + offset) : offset;
      // A reader who is ahead has missed that the log began anew.
      long position = from > size ? 0 : from;
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(limit, size - position));
      int read = 0;
      while (bytes.hasRemaining() && read >= 0) {
        read = channel.read(bytes, position + bytes.position());
      }
      bytes.flip();
      return new LogPart(bytes, position + bytes.limit());
    }
  }

  private void shift() throws IOException {
    for (int age = EARLIER - 1; age >= 1; age--) {
      if (Files.exists(earlier(age))) {
        Files.move(earlier(age), earlier(age + 1), REPLACE_EXISTING);
      }
    }
  }

  private Path earlier(int age) {
    return directory.resolve("instance." + age + ".log");
  }
}
