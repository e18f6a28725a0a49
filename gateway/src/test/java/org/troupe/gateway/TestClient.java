package org.troupe.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A client that sends exactly the bytes it is told to. */
final class TestClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket = new Socket();
  private final InputStream in;

  TestClient(InetSocketAddress gateway) throws IOException {
    socket.connect(gateway, PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  TestClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    return this;
  }

  TestClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** Sends a GET for a host. */
  TestClient get(String host) throws IOException {
    return send("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
  }

  Message answer() throws IOException {
    return Message.readAnswer(in, false);
  }

  Message answerToHead() throws IOException {
    return Message.readAnswer(in, true);
  }

  InputStream in() {
    return in;
  }

  /** Whether the gateway ended the connection, nothing more having come. */
  boolean ended() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
