package org.troupe.agent.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.naming.NamingException;

/**
 * Callers that watch runs by server-sent events. All of them are asked for at once, once a second;
 * a caller that takes nothing holds up no other.
 */
final class Watchers implements Runnable {

  /** More are told to come back later, or to poll. */
  static final int MOST = 200;

  private static final Logger LOG = System.getLogger(Watchers.class.getName());

  /** In looks: shorter than the gateway bears silence, and than the browser's patience. */
  private static final int LOOKS_FOR_SIGN_OF_LIFE = 15;

  private static final int MOST_LOOKS = 1800;

  private final Map<Watcher, Boolean> watchers = new ConcurrentHashMap<>();
  private final RunTable runs;
  private final Executor threads;
  private final BooleanSupplier leaves;

  /**
   * Nobody watches yet.
   *
   * @param threads write to callers
   * @param leaves whether the instance is about to end, and callers had better watch another one
   */
  Watchers(RunTable runs, Executor threads, BooleanSupplier leaves) {
    this.runs = runs;
    this.threads = threads;
    this.leaves = leaves;
  }

  /** Whether there is room for one more. */
  boolean hasRoom() {
    return watchers.size() < MOST;
  }

  /** Tells a caller of a run from its state by now until its end. */
  void add(AsyncContext exchange, RunRow now) {
    Watcher watcher = new Watcher(exchange, now.id());
    watchers.put(watcher, true);
    tell(watcher, now);
  }

  /** Looks once. */
  @Override
  public void run() {
    try {
      if (watchers.isEmpty()) {
        return;
      }
      if (leaves.getAsBoolean()) {
        watchers.keySet().forEach(watcher -> write(watcher, "", true));
        return;
      }
      Map<String, List<Watcher>> byRun =
          watchers.keySet().stream().collect(Collectors.groupingBy(watcher -> watcher.run));
      Map<String, RunRow> rows =
          runs.of(byRun.keySet()).stream().collect(Collectors.toMap(RunRow::id, row -> row));
      byRun.forEach((run, all) -> all.forEach(watcher -> tell(watcher, rows.get(run))));
    } catch (SQLException | NamingException | RuntimeException e) {
      LOG.log(Level.WARNING, "watched runs cannot be looked at", e);
    }
  }

  private void tell(Watcher watcher, RunRow row) {
    int looks = watcher.looks.incrementAndGet();
    if (row == null || looks > MOST_LOOKS) {
      write(watcher, "", true);
    } else if (!Objects.equals(row.changed(), watcher.told)) {
      String event = "event: run\ndata: " + row.json() + "\n\n";
      if (write(watcher, event, row.hasEnded())) {
        watcher.told = row.changed();
      }
    } else if (looks % LOOKS_FOR_SIGN_OF_LIFE == 0) {
      write(watcher, ":\n\n", false);
    }
  }

  /** False if it cannot be written now. */
  private boolean write(Watcher watcher, String text, boolean last) {
    if (!watcher.busy.compareAndSet(false, true)) {
      return false;
    }
    try {
      threads.execute(() -> writeNow(watcher, text, last));
      return true;
    } catch (RejectedExecutionException e) {
      watcher.busy.set(false);
      return false;
    }
  }

  private void writeNow(Watcher watcher, String text, boolean last) {
    boolean gone = last;
    try {
      OutputStream out = watcher.exchange.getResponse().getOutputStream();
      out.write(text.getBytes(UTF_8));
      out.flush();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "nobody watches any more", e);
      gone = true;
    }
    if (gone && watchers.remove(watcher) != null) {
      watcher.exchange.complete();
    }
    watcher.busy.set(false);
  }

  private static final class Watcher {

    private final AsyncContext exchange;
    private final String run;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile String told;

    Watcher(AsyncContext exchange, String run) {
      this.exchange = exchange;
      this.run = run;
    }
  }
}
