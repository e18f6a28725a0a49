package org.troupe.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Visitors who ask at a steady rate, whether or not the answers keep up: request n is due n / rate
 * seconds after the start, and its time counts from then. Each visitor has a connection, so there
 * are never more requests under way than visitors.
 */
final class Load implements AutoCloseable {

  private static final int VISITORS = 48;
  private static final Duration LONGEST = Duration.ofMinutes(4);

  /** What a visitor does with a connection once it has an answer. */
  enum Connections {
    /** Asks on, whatever has become of it. */
    KEPT,
    /** Asks on, unless it sees that the connection has ended meanwhile, as browsers do. */
    LOOKED_AT,
    /** Ends it, and makes a new one for each request. */
    NEW
  }

  private final Site site;
  private final Connections connections;
  private final List<String> paths;
  private final int perSecond;
  private final long start = System.nanoTime();
  private final AtomicLong next = new AtomicLong();
  private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final List<Thread> visitors = new ArrayList<>();
  private volatile boolean stopped;

  private Load(Site site, int perSecond, List<String> paths, Connections connections) {
    this.site = site;
    this.connections = connections;
    this.perSecond = perSecond;
    this.paths = List.copyOf(paths);
  }

  /**
   * Begins to ask for these paths in turn, and goes on until {@link #stop}.
   *
   * @param perSecond requests a second
   */
  static Load on(Site site, int perSecond, List<String> paths) {
    return on(site, perSecond, paths, Connections.KEPT);
  }

  /** The same, with visitors who do something else with their connections than keeping them. */
  static Load on(Site site, int perSecond, List<String> paths, Connections connections) {
    Load load = new Load(site, perSecond, paths, connections);
    for (int i = 0; i < VISITORS; i++) {
      Thread visitor = new Thread(load::visit, "visitor-" + i);
      visitor.setDaemon(true);
      visitor.start();
      load.visitors.add(visitor);
    }
    return load;
  }

  /** Waits until it has gone on for so long. */
  void awaitRan(Duration time) {
    await("load of " + time)
        .atMost(LONGEST)
        .until(() -> System.nanoTime() - start >= time.toNanos());
  }

  /** Waits until so many more answers have come. */
  void awaitMore(int count) {
    int wanted = answers.size() + count;
    await(count + " more answers").atMost(LONGEST).until(() -> answers.size() >= wanted);
  }

  /** Lets what is under way finish, and answers with all that came. */
  List<Answer> stop() {
    stopped = true;
    for (Thread visitor : visitors) {
      try {
        visitor.join(Duration.ofMinutes(1).toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    return List.copyOf(answers);
  }

  @Override
  public void close() {
    stop();
  }

  private void visit() {
    try (LoadConnection connection = new LoadConnection(site.port(), site.host())) {
      while (!stopped) {
        long number = next.getAndIncrement();
        long due = start + number * Duration.ofSeconds(1).toNanos() / perSecond;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        switch (connections) {
          case KEPT -> {}
          case LOOKED_AT -> connection.endIfOver();
          case NEW -> connection.end();
        }
        answers.add(ask(connection, paths.get((int) (number % paths.size())), due));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Answer ask(LoadConnection connection, String path, long due) {
    long sent = System.nanoTime();
    String version = "";
    String failure = "";
    try {
      LoadConnection.Reply reply = connection.get(path);
      version = reply.headers().getOrDefault("thumbnails-version", "");
      if (reply.status() != 200 || reply.length() == 0) {
        failure = reply.toString();
      }
    } catch (IOException e) {
      failure = e.toString();
    }
    long ended = System.nanoTime();
    return new Answer(path, sent, ended, Duration.ofNanos(ended - due), version, failure);
  }
}
