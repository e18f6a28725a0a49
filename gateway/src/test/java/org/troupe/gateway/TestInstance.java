package org.troupe.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.troupe.wire.Upstream;

/** A role instance made of a plain socket and a handler that does with it what a test wants. */
final class TestInstance implements AutoCloseable {
  /** Answers one request; returns whether the connection goes on. */
  interface Handler {
    boolean answer(Call call) throws IOException;
  }

  /** One request whose header was read, and the connection it came on. */
  record Call(Message head, boolean first, InputStream in, OutputStream out) {
    void send(String text) throws IOException {
      out.write(text.getBytes(ISO_8859_1));
      out.flush();
    }

    boolean ok(String body) throws IOException {
      send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
      return true;
    }
  }

  private final String name;
  private final ServerSocket server;
  private final Handler handler;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<Message> seen = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  TestInstance(String name, Handler handler) throws IOException {
    this.name = name;
    this.handler = handler;
    this.server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** An instance that answers with its name. */
  static TestInstance named(String name) throws IOException {
    return new TestInstance(name, call -> call.ok(name));
  }

  /** Answers with the request's own body. */
  static boolean echo(Call call) throws IOException {
    boolean framed =
        !(call.head().field("content-length") + call.head().field("transfer-encoding")).isEmpty();
    return call.ok(framed ? call.head().withBody(call.in()).body() : "");
  }

  static void await(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new IOException("the test did not go on");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  Upstream upstream() {
    return new Upstream(name, "127.0.0.1", server.getLocalPort());
  }

  /** The headers of the requests that came so far. */
  List<Message> seen() {
    return seen;
  }

  /** How many connections were ever made to it. */
  int connections() {
    return connections.get();
  }

  /** Connections that are open now. */
  int open() {
    return open.size();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        connections.incrementAndGet();
        open.add(socket);
        threads.execute(() -> serve(socket));
      }
    } catch (IOException e) {
      threads.shutdown();
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      boolean more = true;
      for (int number = 0; more; number++) {
        Message head = Message.readHead(in);
        seen.add(head);
        more = handler.answer(new Call(head, number == 0, in, socket.getOutputStream()));
      }
    } catch (IOException | UncheckedIOException e) {
      // The other side is gone, which tests do on purpose.
    } finally {
      open.remove(socket);
    }
  }

  /** Resets every connection, as the system does for a process that is killed unread. */
  void reset() throws IOException {
    for (Socket socket : open) {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  /** Ends as a killed process does: nothing listens, every connection is gone. */
  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
