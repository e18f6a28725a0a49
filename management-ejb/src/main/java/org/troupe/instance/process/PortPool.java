package org.troupe.instance.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Loopback ports for instances. Goes round its range, so that a port just left is the last to come
 * again: the gateway may not have heard yet.
 */
final class PortPool {

  private final int first;
  private final int size;
  private final BitSet taken = new BitSet();
  private int next;

  /** Begins with the first port of the range. */
  PortPool(int first, int last) {
    this(first, last, first);
  }

  private PortPool(int first, int last, int begin) {
    this.first = first;
    this.size = last - first + 1;
    this.next = begin - first;
  }

  /**
   * Begins anywhere in the range: two platforms on one machine would otherwise both test the same
   * port, find it free, and have their instances meet there.
   */
  static PortPool beginningAnywhere(int first, int last) {
    return new PortPool(first, last, ThreadLocalRandom.current().nextInt(first, last + 1));
  }

  /** A port that nobody listens on and that was not handed out; empty if there is none left. */
  synchronized Optional<Integer> take() {
    for (int tried = 0; tried < size; tried++) {
      int candidate = next;
      next = (next + 1) % size;
      if (!taken.get(candidate) && isFree(first + candidate)) {
        taken.set(candidate);
        return Optional.of(first + candidate);
      }
    }
    return Optional.empty();
  }

  /** Notes a port that an instance has from an earlier life of the host. */
  synchronized void claim(int port) {
    if (isOurs(port)) {
      taken.set(port - first);
      next = (port - first + 1) % size;
    }
  }

  synchronized void giveBack(int port) {
    if (isOurs(port)) {
      taken.clear(port - first);
    }
  }

  private boolean isOurs(int port) {
    return port >= first && port < first + size;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException inUse) {
      return false;
    }
  }
}
