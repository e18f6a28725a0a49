package org.troupe.queue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Whether a broker speaks AMQP 1.0 at its port, as one that is not the platform's own may not. */
final class AmqpProbe {

  private static final int LIMIT_MILLIS = 2_000;
  private static final byte[] NAME = "AMQP".getBytes(StandardCharsets.US_ASCII);

  /** AMQP 1.0 with a login (SASL); who speaks it answers with its own header. */
  private static final byte[] HEADER = {'A', 'M', 'Q', 'P', 3, 1, 0, 0};

  private AmqpProbe() {}

  static boolean answers(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), LIMIT_MILLIS);
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.getOutputStream().write(HEADER);
      return Arrays.equals(socket.getInputStream().readNBytes(NAME.length), NAME);
    } catch (IOException e) {
      return false;
    }
  }
}
