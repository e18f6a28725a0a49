package org.troupe.cli.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.util.Random;
import java.util.Set;

/** TCP ports that nobody listens on. */
final class FreePorts {

  /** Below the range that systems give to outgoing connections, and clear of well-known ones. */
  private static final int FIRST = 15_000;

  private static final int COUNT = 5_000;
  private static final int ATTEMPTS = 200;

  private FreePorts() {}

  static boolean isFree(String address, int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(address))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether several processes may listen on one port here. */
  static boolean canBeShared() {
    try (ServerSocket socket = new ServerSocket()) {
      return socket.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT);
    } catch (IOException e) {
      return false;
    }
  }

  /** A loopback port; it is added to those taken. */
  static int choose(Set<Integer> taken) {
    Random random = new Random();
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = FIRST + random.nextInt(COUNT);
      if (!taken.contains(port) && isFree("127.0.0.1", port)) {
        taken.add(port);
        return port;
      }
    }
    throw new PlatformException(
        "no free port found from " + FIRST + " to " + (FIRST + COUNT - 1), "");
  }
}
