package org.troupe.agent.jobs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.troupe.agent.jobs.JobRun.Wish;
import org.troupe.agent.jobs.RunReporter.Worker;
import org.troupe.wire.RunOrder;
import org.troupe.wire.RunReport;

/**
 * The runs that this instance works on: at most so many at a time. Those without a limit of time do
 * not count, since they never end; there is another bound for all together.
 */
public final class JobHost {

  private static final Logger LOG = System.getLogger(JobHost.class.getName());
  private static final int MOST = 100;
  private static final int REMEMBERED = 1000;
  private static final long FLUSH_MILLIS = 500;

  /** The controller stops what takes too long; only if it is away we do. */
  private static final Duration TIMEOUT_MARGIN = Duration.ofMinutes(1);

  /** How much of the limit for leaving is kept for what has to be stopped. */
  private static final Duration STOP_RESERVE = Duration.ofSeconds(15);

  private final int parallel;
  private final Worker worker;
  private final Outbox outbox;
  private final Clock clock;
  private final ScheduledExecutorService timer;
  private final Map<String, JobRun> runs = new TreeMap<>();
  private final Set<String> seen =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > REMEMBERED;
            }
          });
  private Executions executions;
  private boolean open;

  /**
   * Takes no orders yet.
   *
   * @param parallel how many runs that end by themselves it works on at a time
   * @param timer for what is due every now and then
   */
  JobHost(int parallel, Worker worker, Outbox outbox, Clock clock, ScheduledExecutorService timer) {
    this.parallel = parallel;
    this.worker = worker;
    this.outbox = outbox;
    this.clock = clock;
    this.timer = timer;
  }

  /** From now on it takes orders, unless it leaves. */
  synchronized void worksBy(Executions by) {
    executions = by;
    notifyAll();
  }

  /** Ids of the runs it works on, and of those whose end the controller cannot know yet. */
  public List<String> runs() {
    Set<String> ids = new TreeSet<>(outbox.untold());
    synchronized (this) {
      ids.addAll(runs.keySet());
    }
    return List.copyOf(ids);
  }

  /** It takes orders. */
  public synchronized void activate() {
    open = true;
    notifyAll();
  }

  /** It takes no further orders. */
  public synchronized void close() {
    open = false;
    notifyAll();
  }

  /** Whether an order may be taken; waits for that, but not for long. */
  synchronized boolean awaitRoom(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!hasRoom()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }

  /** Whether it takes orders. */
  synchronized boolean isOpen() {
    return open && executions != null;
  }

  private boolean hasRoom() {
    long busy = runs.values().stream().filter(run -> run.order().timeoutSeconds() > 0).count();
    return isOpen() && runs.size() < MOST && busy < parallel;
  }

  /** Whether this attempt was begun here before. */
  synchronized boolean hasSeen(RunOrder order) {
    return seen.contains(key(order));
  }

  /** Prepares a run; it is not yet one of ours. */
  JobRun prepare(RunOrder order) {
    return new JobRun(order, new RunReporter(order, null, worker, outbox, clock), false);
  }

  /** Begins what was prepared, and by now is told to have started. */
  void begin(JobRun run) {
    begin(run, () -> {});
  }

  private synchronized void begin(JobRun run, Runnable over) {
    RunOrder order = run.order();
    LOG.log(
        Level.INFO,
        "run={0} attempt={1} job={2} event=started",
        order.run(),
        order.attempt(),
        order.job());
    seen.add(key(order));
    runs.put(order.run(), run);
    if (!open) {
      run.end(Wish.HAND_BACK);
    }
    Thread thread = new Thread(() -> work(run, over), "troupe-run-" + order.job());
    thread.setDaemon(true);
    thread.start();
  }

  /** Begins what nobody ordered, and tells when it has ended, and whether it was wished to. */
  void beginOwn(RunOrder order, BiConsumer<Ending, Boolean> ended) {
    RunReporter reporter = new RunReporter(order, RunReport.CONTINUOUS, worker, outbox, clock);
    JobRun run = new JobRun(order, reporter, true);
    reporter.begun();
    begin(run, () -> ended.accept(run.ending(), run.isWished()));
  }

  private void work(JobRun run, Runnable over) {
    RunOrder order = run.order();
    ScheduledFuture<?> flush =
        timer.scheduleWithFixedDelay(
            run.log()::flush, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    ScheduledFuture<?> limit = null;
    if (order.timeoutSeconds() > 0) {
      long seconds = order.timeoutSeconds() + TIMEOUT_MARGIN.toSeconds();
      limit = timer.schedule(() -> run.end(Wish.TAKES_TOO_LONG), seconds, TimeUnit.SECONDS);
    }
    try {
      run.worksBy(executions.of(order, run.log(), run.reporter()));
      RunThreads.in(run.log(), run);
    } catch (IllegalArgumentException e) {
      run.ends(Ending.failed(e.getMessage()));
    } finally {
      flush.cancel(false);
      if (limit != null) {
        limit.cancel(false);
      }
      over.run();
      forget(run);
    }
  }

  private synchronized void forget(JobRun run) {
    LOG.log(Level.INFO, "run={0} job={1} event=ended", run.order().run(), run.order().job());
    runs.remove(run.order().run(), run);
    notifyAll();
  }

  /** Has a run end soon; false if it is none of ours. */
  public boolean stop(String id) {
    JobRun run;
    synchronized (this) {
      run = runs.get(id);
    }
    if (run == null) {
      return false;
    }
    run.end(Wish.STOP);
    return true;
  }

  /**
   * Takes no further orders, and waits for the runs to end; those that have not when the limit is
   * nearly over, and those that never would, are handed back.
   *
   * @return what it still works on, in words; empty if nothing
   */
  public String quiesce(Duration limit) {
    close();
    long end = System.nanoTime() + limit.toNanos();
    Duration reserve =
        STOP_RESERVE.compareTo(limit.dividedBy(2)) < 0 ? STOP_RESERVE : limit.dividedBy(2);
    try {
      handBack(run -> run.order().timeoutSeconds() == 0);
      awaitNone(end - reserve.toNanos());
      handBack(run -> true);
      awaitNone(end);
      boolean told = outbox.awaitEmpty(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      int left = working();
      if (left > 0) {
        return "Runs still being worked on: " + left + ".";
      }
      return told ? "" : "The broker has not been told yet of runs that ended.";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "The wait for runs was cut off.";
    }
  }

  /** Has all runs end soon, as they are: nobody waits for them. */
  void endAll() {
    handBack(run -> true);
  }

  /** How many it works on. */
  synchronized int working() {
    return runs.size();
  }

  private void handBack(Predicate<JobRun> which) {
    Collection<JobRun> all;
    synchronized (this) {
      all = List.copyOf(runs.values());
    }
    all.stream().filter(which).forEach(run -> run.end(Wish.HAND_BACK));
  }

  private synchronized void awaitNone(long end) throws InterruptedException {
    for (long left = end - System.nanoTime();
        left > 0 && !runs.isEmpty();
        left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  private static String key(RunOrder order) {
    return order.run() + "/" + order.attempt();
  }
}
