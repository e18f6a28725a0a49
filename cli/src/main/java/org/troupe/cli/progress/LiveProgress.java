package org.troupe.cli.progress;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a line for each thing on a terminal and draws over it when it changes; while a thing is
 * under way, its line counts the seconds.
 */
final class LiveProgress implements Progress {

  private static final String UP = "\u001b[%dA\r\u001b[J";

  private final PrintWriter out;
  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(LiveProgress::daemon);
  private int drawn;

  LiveProgress(PrintWriter out, Terminal terminal, Clock clock) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
    Future<?> unused = ticker.scheduleAtFixedRate(() -> draw(""), 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void busy(String line, String state) {
    say(line, state, true);
  }

  @Override
  public void done(String line, String state) {
    say(line, state, false);
  }

  @Override
  public void remark(String text) {
    draw(text + "\n");
  }

  @Override
  public synchronized void close() {
    draw("");
    lines.clear();
    drawn = 0;
  }

  private synchronized void say(String name, String state, boolean busy) {
    Line known = lines.get(name);
    if (known == null || known.busy() != busy || !known.state().equals(state)) {
      Instant since = known != null && known.busy() && busy ? known.since() : clock.instant();
      lines.put(name, new Line(state, since, busy));
      draw("");
    }
  }

  private synchronized void draw(String above) {
    if (lines.isEmpty() && above.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder(drawn > 0 ? UP.formatted(drawn) : "").append(above);
    List<String> block = block();
    block.forEach(line -> text.append(line).append('\n'));
    drawn = block.size();
    out.print(text);
    out.flush();
  }

  /** What does not fit on the screen cannot be drawn over, so it is only counted. */
  private List<String> block() {
    List<String> block = new ArrayList<>();
    lines.forEach((name, line) -> block.add(show(name, line)));
    int room = Math.max(2, terminal.height() - 2);
    if (block.size() > room) {
      int hidden = block.size() - room + 1;
      block.subList(room - 1, block.size()).clear();
      block.add("  … and " + hidden + " more");
    }
    return block;
  }

  private String show(String name, Line line) {
    long seconds = Duration.between(line.since(), clock.instant()).toSeconds();
    String counted =
        line.busy() && seconds > 0 ? line.state() + "  " + seconds + " s" : line.state();
    return Lines.fit(Lines.format(name, counted), terminal.width());
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "progress");
    thread.setDaemon(true);
    return thread;
  }

  private record Line(String state, Instant since, boolean busy) {}
}
