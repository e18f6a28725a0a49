package org.troupe.lease;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.troupe.platform.ControllerConfig;

/** The line to a database, which can be cut, and which can fall silent. */
final class Line implements Closeable {

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final ControllerConfig.Database database;
  private final URI target;
  private boolean silent;

  Line(ControllerConfig.Database database) throws IOException {
    this.database = database;
    this.target = URI.create(database.url().substring("jdbc:".length()));
    run(this::accept);
  }

  /** The database at this line's end. */
  ControllerConfig.Database database() {
    String authority = server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
    return new ControllerConfig.Database(
        database.url().replace(target.getAuthority(), authority),
        database.user(),
        database.password());
  }

  /** Ends all connections. New ones are as before. */
  void cut() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  /** From now on nothing is passed on, or again. */
  synchronized void silent(boolean now) {
    silent = now;
    notifyAll();
  }

  private synchronized void awaitSound() throws InterruptedException {
    while (silent) {
      wait();
    }
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = server.accept();
      Socket there = new Socket();
      sockets.addAll(List.of(client, there));
      there.connect(new InetSocketAddress(target.getHost(), target.getPort()));
      run(() -> pass(client, there));
      run(() -> pass(there, client));
    }
  }

  private void pass(Socket from, Socket to) throws IOException, InterruptedException {
    byte[] buffer = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        awaitSound();
        out.write(buffer, 0, n);
      }
    }
  }

  private interface Passing {
    void run() throws IOException, InterruptedException;
  }

  private static void run(Passing passing) {
    Thread thread =
        new Thread(
            () -> {
              try {
                passing.run();
              } catch (IOException | InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    silent(false);
    cut();
  }
}
