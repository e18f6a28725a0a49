package org.troupe.servicepackage;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.troupe.platform.DirectoryTree;

/**
 * Where complete packages lie: {@code <sha256>.cspkg} and, unpacked, {@code <sha256>/}. The file
 * comes last and goes first, so where it is, the package is complete. Its time of change is that of
 * its last use.
 *
 * <p>Several controllers may share it. Putting and taking out hold a file lock. Using does not: who
 * takes out looks afterwards whether somebody was faster, and puts it back.
 */
final class Shelf {

  static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

  private static final String SUFFIX = ".cspkg";

  /** Finer is not needed, and saves writing. */
  private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

  private static final Duration LOCK_LIMIT = Duration.ofSeconds(10);
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Path directory;
  private final Clock clock;

  Shelf(Path directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  Path file(String id) {
    return directory.resolve(id + SUFFIX);
  }

  Path unpacked(String id) {
    return directory.resolve(id);
  }

  /** Notes that the package is used now; false if there is none. */
  boolean use(String id) throws IOException {
    try {
      Instant now = clock.instant();
      Instant last = Files.getLastModifiedTime(file(id)).toInstant();
      if (last.isBefore(now.minus(USE_IS_NOTED_EVERY))) {
        Files.setLastModifiedTime(file(id), FileTime.from(now));
      }
      return true;
    } catch (NoSuchFileException none) {
      return false;
    }
  }

  /** Puts a package in its place, unless it is there already. */
  synchronized void put(String id, Path file, Path unpacked) throws IOException {
    whileLocked(
        () -> {
          if (Files.exists(file(id))) {
            return true;
          }
          DirectoryTree.delete(unpacked(id));
          Files.move(unpacked, unpacked(id), ATOMIC_MOVE);
          Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
          Files.move(file, file(id), ATOMIC_MOVE);
          try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
          }
          return true;
        });
  }

  /**
   * Moves a package away, unless it has been used meanwhile.
   *
   * @param unusedSince when it must have been used for the last time
   * @param to an empty directory beside
   * @return whether it is gone from here
   */
  synchronized boolean takeOut(String id, Instant unusedSince, Path to) throws IOException {
    return whileLocked(
        () -> {
          Path taken = to.resolve("package" + SUFFIX);
          Files.move(file(id), taken, ATOMIC_MOVE);
          if (Files.getLastModifiedTime(taken).toInstant().isAfter(unusedSince)) {
            Files.move(taken, file(id), ATOMIC_MOVE);
            return false;
          }
          Files.move(unpacked(id), to.resolve("unpacked"), ATOMIC_MOVE);
          return true;
        });
  }

  /** Moves directories away that have lost their file by a crash, each into a place of its own. */
  synchronized void takeOutIncomplete(Path to) throws IOException {
    whileLocked(
        () -> {
          try (var present = Files.newDirectoryStream(directory, Files::isDirectory)) {
            for (Path each : present) {
              String id = each.getFileName().toString();
              if (ID.matcher(id).matches() && !Files.exists(file(id))) {
                Files.move(each, to.resolve(id), ATOMIC_MOVE);
              }
            }
          }
          return true;
        });
  }

  /** All packages, in no order. */
  List<Lying> all() throws IOException {
    List<Lying> all = new ArrayList<>();
    try (var files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        String id = name.substring(0, name.length() - SUFFIX.length());
        if (ID.matcher(id).matches()) {
          all.add(new Lying(id, Files.getLastModifiedTime(file).toInstant()));
        }
      }
    } catch (NoSuchFileException takenOutMeanwhile) {
      return all;
    }
    return all;
  }

  /**
   * A package that lies here.
   *
   * @param lastUsed when it came, or was asked for
   */
  record Lying(String id, Instant lastUsed) {}

  /** What nobody else may do at the same time. */
  @FunctionalInterface
  private interface LockedAction {
    boolean run() throws IOException;
  }

  private boolean whileLocked(LockedAction action) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long end = System.nanoTime() + LOCK_LIMIT.toNanos();
      FileLock lock = channel.tryLock();
      while (lock == null) {
        if (System.nanoTime() - end > 0) {
          throw new IOException("another controller keeps the packages locked");
        }
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
        lock = channel.tryLock();
      }
      return action.run();
    }
  }
}
