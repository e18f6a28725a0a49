package org.troupe.agent.intake;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** The intake with all that it takes; costs nothing where it is not open. */
public final class Intake {

  /** Under this name the servlet finds it in its context. */
  public static final String ATTRIBUTE = Intake.class.getName();

  private static final int THREADS = 4;
  private static final int WAITING = 200;

  private final IntakeSettings settings;
  private final Admission admission;
  private final Desk desk;
  private final Watchers watchers;
  private final ThreadPoolExecutor threads;
  private final ScheduledThreadPoolExecutor limits;

  /**
   * Open as the settings say.
   *
   * @param configuration the role's settings; null for one that has no value
   * @param timer for what is due every now and then
   * @param serverLoader the class loader of threads
   */
  public Intake(
      IntakeSettings settings,
      UnaryOperator<String> configuration,
      ScheduledExecutorService timer,
      ClassLoader serverLoader) {
    this.settings = settings;
    this.admission = new Admission(settings, configuration);
    ThreadFactory ours = task -> thread(task, serverLoader);
    this.limits = new ScheduledThreadPoolExecutor(1, ours);
    limits.setRemoveOnCancelPolicy(true);
    this.threads =
        new ThreadPoolExecutor(
            THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), ours);
    RunTable runs = new RunTable();
    this.desk = new Desk(settings, runs, () -> slotName(configuration));
    this.watchers =
        new Watchers(runs, threads, () -> "true".equals(configuration.apply("troupe.stopping")));
    if (settings.isOpen()) {
      var unused = timer.scheduleWithFixedDelay(watchers, 1, 1, TimeUnit.SECONDS);
    }
  }

  private static Thread thread(Runnable task, ClassLoader serverLoader) {
    Thread thread = new Thread(task, "troupe-intake");
    thread.setDaemon(true);
    thread.setContextClassLoader(serverLoader);
    return thread;
  }

  private static String slotName(UnaryOperator<String> configuration) {
    String service = Optional.ofNullable(configuration.apply("troupe.service")).orElse("");
    return "staging".equals(configuration.apply("troupe.slot")) ? service + "-staging" : service;
  }

  IntakeSettings settings() {
    return settings;
  }

  Admission admission() {
    return admission;
  }

  Desk desk() {
    return desk;
  }

  Watchers watchers() {
    return watchers;
  }

  ThreadPoolExecutor threads() {
    return threads;
  }

  /** Answers when a limit is over; does nothing that may take long. */
  ScheduledExecutorService limits() {
    return limits;
  }

  /** The instance ends. */
  public void end() {
    limits.shutdownNow();
    threads.shutdownNow();
  }
}
