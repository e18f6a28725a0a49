package org.troupe.e2e;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A kept connection that never asks twice: unlike the JDK's HTTP client, which repeats a GET whose
 * connection broke, it makes every broken answer known.
 */
final class LoadConnection implements AutoCloseable {

  private static final int LIMIT_MILLIS = 20_000;

  private final int port;
  private final String host;
  private Socket socket;
  private DataInputStream in;

  LoadConnection(int port, String host) {
    this.port = port;
    this.host = host;
  }

  /**
   * An answer that came whole.
   *
   * @param headers by lower-case name
   */
  record Reply(int status, Map<String, String> headers, int length) {}

  Reply get(String path) throws IOException {
    if (socket == null) {
      open();
    }
    try {
      String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      Reply reply = read();
      if ("close".equalsIgnoreCase(reply.headers().get("connection"))) {
        end();
      }
      return reply;
    } catch (IOException e) {
      end();
      throw e;
    }
  }

  /** Lets the next request have a new connection if the other side has ended this one. */
  void endIfOver() throws IOException {
    if (socket == null) {
      return;
    }
    try {
      socket.setSoTimeout(1);
      in.read();
      end();
    } catch (SocketTimeoutException e) {
      socket.setSoTimeout(LIMIT_MILLIS);
    } catch (IOException e) {
      end();
    }
  }

  private void open() throws IOException {
    Socket opened = new Socket();
    opened.setTcpNoDelay(true);
    opened.setSoTimeout(LIMIT_MILLIS);
    opened.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LIMIT_MILLIS);
    socket = opened;
    in = new DataInputStream(new BufferedInputStream(opened.getInputStream()));
  }

  private Reply read() throws IOException {
    String statusLine = line();
    Map<String, String> headers = new TreeMap<>();
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    return new Reply(Integer.parseInt(statusLine.substring(9, 12)), headers, body(headers));
  }

  private int body(Map<String, String> headers) throws IOException {
    if (headers.containsKey("content-length")) {
      int length = Integer.parseInt(headers.get("content-length"));
      in.readFully(new byte[length]);
      return length;
    }
    if (!"chunked".equals(headers.get("transfer-encoding"))) {
      throw new IOException("an answer without length: " + headers);
    }
    int length = 0;
    int chunk;
    do {
      chunk = Integer.parseInt(line(), 16);
      in.readFully(new byte[chunk]);
      length += chunk;
      line();
    } while (chunk > 0);
    return length;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended within an answer, after: " + line);
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }

  /** Lets the next request have a new connection. */
  void end() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }

  @Override
  public void close() throws IOException {
    end();
  }
}
