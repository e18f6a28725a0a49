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
 * delay, and one that hangs while starting is killed so that it can be.
 */
final class Watch implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Watch.class.getName());
  private static final long INTERVAL_MILLIS = 200;

  private final List<Watched> watched = new ArrayList<>();
  private final Consumer<String> news;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "watch"));

  /**
   * @param components those to look after
   * @param news told of each death and each return, in words
   */
  Watch(List<ComponentProcess> components, Consumer<String> news) {
    components.forEach(component -> watched.add(new Watched(component)));
    this.news = news;
  }

  void start() {
    // look catches whatever goes wrong, so the future never has anything to tell.
    Future<?> unused =
        thread.scheduleWithFixedDelay(
            this::look, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Answers once nothing is started any more. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      // Longer than making a component's files takes; starting does not wait until it is ready.
      if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    watched.forEach(Watched::look);
  }

  private final class Watched {

    private final ComponentProcess component;
    private final RestartDelay delay = new RestartDelay();
    private boolean ready = true;
    private Instant startAt;

    Watched(ComponentProcess component) {
      this.component = component;
    }

    void look() {
      try {
        if (!component.isRunning()) {
          restart();
        } else if (!ready) {
          awaitReturn();
        }
      } catch (RuntimeException e) {
        startAt = Instant.now().plus(delay.afterRunningFor(Duration.ZERO));
        LOG.log(Level.ERROR, "component=" + component.name() + " event=restart-failed", e);
      }
    }

    private void restart() {
      if (startAt == null) {
        Duration wait = delay.afterRunningFor(component.ran());
        startAt = Instant.now().plus(wait);
        ready = false;
        news.accept(
            "The "
                + component.name()
                + " has died and is started again"
                + (wait.isZero() ? "" : " in " + wait.toSeconds() + " s")
                + ".");
      }
      if (!Instant.now().isBefore(startAt)) {
        startAt = null;
        component.start();
      }
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
