package org.troupe.cli.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who listens on a port, according to Linux. Several processes may, and one that is not asked to
 * leave room for others is not told of them.
 *
 * @param tables {@code /proc/net/tcp} and {@code /proc/net/tcp6}
 */
record Listeners(List<Path> tables) {

  private static final String LISTENING = "0A";
  private static final int HEX = 16;
  private static final int WORD_CHARACTERS = 8;

  static Listeners ofThisMachine() {
    return new Listeners(List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6")));
  }

  /**
   * Whether somebody else listens there. False where the system does not tell.
   *
   * @param ours processes that may
   */
  boolean anyBut(List<Long> ours, InetAddress address, int port) {
    Set<String> sockets = on(address, port);
    for (long process : ours) {
      sockets.removeAll(socketsOf(process));
    }
    return !sockets.isEmpty();
  }

  /** Numbers of the sockets that take connections to this address and port. */
  Set<String> on(InetAddress address, int port) {
    Set<String> found = new HashSet<>();
    for (Path table : tables) {
      try {
        for (String line : Files.readAllLines(table)) {
          // sl local_address rem_address st tx:rx tr:when retrnsmt uid timeout inode
          String[] fields = line.strip().split("\\s+", -1);
          if (fields.length > 9
              && fields[3].equals(LISTENING)
              && isLocal(fields[1], address, port)) {
            found.add(fields[9]);
          }
        }
      } catch (IOException e) {
        // Another system, or one without IPv6.
      }
    }
    return found;
  }

  private static boolean isLocal(String local, InetAddress address, int port) {
    int colon = local.indexOf(':');
    if (Integer.parseInt(local.substring(colon + 1), HEX) != port) {
      return false;
    }
    InetAddress bound = address(local.substring(0, colon));
    return bound.isAnyLocalAddress() || address.isAnyLocalAddress() || bound.equals(address);
  }

  /** Words of 32 bits in the processor's own order, which is little endian on all we run on. */
  private static InetAddress address(String words) {
    byte[] bytes = new byte[words.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      int word = i * 2 / WORD_CHARACTERS * WORD_CHARACTERS;
      int at = word + WORD_CHARACTERS - 2 - (i * 2 - word);
      bytes[i] = (byte) Integer.parseInt(words.substring(at, at + 2), HEX);
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(words, e);
    }
  }

  private static Set<String> socketsOf(long process) {
    Set<String> found = new HashSet<>();
    Path files = Path.of("/proc", Long.toString(process), "fd");
    try (DirectoryStream<Path> open = Files.newDirectoryStream(files)) {
      for (Path file : open) {
        addSocket(file, found);
      }
    } catch (IOException e) {
      // It has just ended.
    }
    return found;
  }

  private static void addSocket(Path file, Set<String> found) {
    try {
      String target = Files.readSymbolicLink(file).toString();
      if (target.startsWith("socket:[")) {
        found.add(target.substring("socket:[".length(), target.length() - 1));
      }
    } catch (IOException e) {
      // It was closed meanwhile.
    }
  }
}
