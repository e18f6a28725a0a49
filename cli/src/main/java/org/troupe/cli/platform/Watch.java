package org.troupe.cli.platform;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks after components that were started: one that died is started again, at once or after a
 * delay, and one that hangs is killed so that it can be. Each is looked after on a thread of its
 * own, so that one that hangs does not keep the others waiting.
 */
final class Watch implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Watch.class.getName());
  private static final long INTERVAL_MILLIS = 200;

  private final List<Watched> watched = new ArrayList<>();
  private final Consumer<String> news;
  private final ScheduledExecutorService threads;

  /**
   * @param components those to look after
   * @param news told of each death and each return, in words, on any thread
   */
  Watch(List<ComponentProcess> components, Consumer<String> news) {
    components.forEach(component -> watched.add(new Watched(component)));
    this.news = news;
    this.threads =
        Executors.newScheduledThreadPool(components.size(), task -> new Thread(task, "watch"));
  }

  void start() {
    // look catches whatever goes wrong, so the future never has anything to tell.
    for (Watched each : watched) {
      Future<?> unused =
          threads.scheduleWithFixedDelay(
              each::look, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Answers once nothing is started any more. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      // Longer than making a component's files takes; starting does not wait until it is ready.
      if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** Whether another component of the same kind does its work. */
  private boolean isReplaced(Watched one) {
    return watched.stream()
        .anyMatch(
            other ->
                other != one
                    && other.component.kind().equals(one.component.kind())
                    && other.works());
  }

  private final class Watched {

    private final ComponentProcess component;
    private final RestartDelay delay = new RestartDelay();
    private final Silence silence;
    private volatile boolean ready = true;
    private Instant startAt;

    Watched(ComponentProcess component) {
      this.component = component;
      this.silence = new Silence(component.silenceLimit());
    }

    boolean works() {
      return ready && silence.isBroken() && component.isRunning();
    }

    void look() {
      try {
        if (!component.isRunning()) {
          restart();
          return;
        }
        component.keepRecord();
        if (!ready) {
          awaitReturn();
        } else if (silence.isTimeToAsk(Instant.now())) {
          ask();
        }
      } catch (RuntimeException e) {
        startAt = Instant.now().plus(delay.afterRunningFor(Duration.ZERO));
        LOG.log(Level.ERROR, "component=" + component.name() + " event=restart-failed", e);
      }
    }

    private void ask() {
      silence.heard(component.answers());
      if (silence.isOver(!isReplaced(this))) {
        LOG.log(Level.ERROR, "component={0} event=killed reason=\"hangs\"", component.name());
        Duration ran = component.ran();
        component.kill();
        isGone("does not answer", ran);
        restart();
      }
    }

    private void restart() {
      if (startAt == null) {
        isGone("has died", component.ran());
      }
      if (!Instant.now().isBefore(startAt)) {
        startAt = null;
        component.start();
      }
    }

    private void isGone(String how, Duration ran) {
      Duration wait = delay.afterRunningFor(ran);
      startAt = Instant.now().plus(wait);
      ready = false;
      silence.heard(true);
      news.accept(
          "The "
              + component.name()
              + " "
              + how
              + " and is started again"
              + (wait.isZero() ? "" : " in " + wait.toSeconds() + " s")
              + ".");
    }

    private void awaitReturn() {
      if (component.isReady()) {
        ready = true;
        news.accept("The " + component.name() + " is back.");
      } else if (component.isOverdue()) {
        LOG.log(Level.ERROR, "component={0} event=killed reason=\"hangs\"", component.name());
        component.kill();
      }
    }
  }
}
