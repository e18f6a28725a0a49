package org.troupe.chaos;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whose the connections to a port are, by the kernel's tables; the port of the other end names
 * each.
 */
final class HeldConnections {

  private static final String SOCKET = "socket:[";
  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String ESTABLISHED = "01";
  private static final int HEXADECIMAL = 16;

  private HeldConnections() {}

  /**
   * The other ends' ports of those that a process has accepted.
   *
   * @param port the port that it listens on
   */
  static Set<Integer> of(long pid, int port) throws IOException {
    return of(sockets(pid), port);
  }

  /** The other ends' ports of those that the kernel has made and nobody has accepted. */
  static Set<Integer> ofNobody(int port) throws IOException {
    return of(Set.of("0"), port);
  }

  private static Set<Integer> of(Set<String> inodes, int port) throws IOException {
    Set<Integer> ports = new HashSet<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      if (Files.exists(Path.of(table))) {
        Files.readAllLines(Path.of(table)).stream()
            .skip(1)
            .map(line -> line.strip().split("\\s+"))
            .filter(field -> field[STATE].equals(ESTABLISHED))
            .filter(field -> port(field[LOCAL]) == port && inodes.contains(field[INODE]))
            .forEach(field -> ports.add(port(field[REMOTE])));
      }
    }
    return ports;
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.indexOf(':') + 1), HEXADECIMAL);
  }

  private static Set<String> sockets(long pid) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (Path file : files) {
        String target = target(file);
        if (target.startsWith(SOCKET)) {
          inodes.add(target.substring(SOCKET.length(), target.length() - 1));
        }
      }
    } catch (NoSuchFileException | DirectoryIteratorException ended) {
      return inodes; // The process is gone: it holds nothing more.
    }
    return inodes;
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return ""; // It was closed meanwhile.
    }
  }
}
