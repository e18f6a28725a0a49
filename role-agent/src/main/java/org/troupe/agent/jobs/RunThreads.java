package org.troupe.agent.jobs;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * Which run a thread works for. It hands that on to what it gives to this executor, so that the
 * threads of a batch job's partitions and flows are known, too; what they log is their run's
 * output.
 */
final class RunThreads extends AbstractExecutorService {

  private static final ThreadLocal<RunLog> CURRENT = new ThreadLocal<>();

  private final ExecutorService threads;

  /**
   * An executor for work that may belong to a run.
   *
   * @param threads does it
   */
  RunThreads(ExecutorService threads) {
    this.threads = threads;
  }

  /** Works for a run. */
  static void in(RunLog log, Runnable work) {
    RunLog before = CURRENT.get();
    CURRENT.set(log);
    try {
      work.run();
    } finally {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }

  @Override
  public void execute(Runnable work) {
    RunLog log = CURRENT.get();
    threads.execute(log == null ? work : () -> in(log, work));
  }

  @Override
  public void shutdown() {
    threads.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    return threads.shutdownNow();
  }

  @Override
  public boolean isShutdown() {
    return threads.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return threads.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return threads.awaitTermination(timeout, unit);
  }

  /** Brings what such threads log into their runs' output. */
  static final class LogHandler extends Handler {

    private static final String AGENT = "org.troupe.agent.";

    private final SimpleFormatter form = new SimpleFormatter();

    @Override
    public void publish(LogRecord entry) {
      RunLog log = CURRENT.get();
      String logger = String.valueOf(entry.getLoggerName());
      if (log != null && isLoggable(entry) && !logger.startsWith(AGENT)) {
        log.append(line(entry));
      }
    }

    private String line(LogRecord entry) {
      StringBuilder line = new StringBuilder();
      line.append(entry.getInstant()).append(' ').append(entry.getLevel()).append(' ');
      line.append(form.formatMessage(entry)).append('\n');
      if (entry.getThrown() != null) {
        StringWriter stack = new StringWriter();
        entry.getThrown().printStackTrace(new PrintWriter(stack, true));
        line.append(stack);
      }
      return line.toString();
    }

    @Override
    public void flush() {
      // Runs are flushed by their host.
    }

    @Override
    public void close() {
      // Nothing is held open.
    }
  }
}
