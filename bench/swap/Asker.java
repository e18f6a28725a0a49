package bench.swap;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * One connection that asks without a pause. Plain sockets, because the JDK's HTTP clients repeat a
 * failed GET by themselves and so would hide what is to be counted.
 */
final class Asker implements Runnable {
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final long PAUSE_AFTER_FAILURE_MILLIS = 50;

  private final InetSocketAddress gateway;
  private final byte[] request;
  private final Sightings sightings;

  Asker(InetSocketAddress gateway, String host, Sightings sightings) {
    this.gateway = gateway;
    this.request =
        ("GET /api/whoami HTTP/1.1\r\nHost: " + host + ":" + gateway.getPort() + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    this.sightings = sightings;
  }

  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try (Socket socket = new Socket()) {
        socket.connect(gateway, TIMEOUT_MILLIS);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        askOn(socket);
      } catch (IOException | RuntimeException e) {
        sightings.failed(e);
        pause();
      }
    }
  }

  /** Until the gateway announces that it closes the connection. */
  private void askOn(Socket socket) throws IOException {
    OutputStream out = socket.getOutputStream();
    InputStream in = new BufferedInputStream(socket.getInputStream());
    boolean open = true;
    while (open) {
      long sent = System.nanoTime();
      out.write(request);
      Answer answer = Answer.read(in);
      if (answer.status() != 200) {
        throw new IOException("status " + answer.status());
      }
      sightings.answered(answer.header("thumbnails-version"), sent);
      open = !"close".equalsIgnoreCase(answer.headers().get("connection"));
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_AFTER_FAILURE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
