package org.troupe.agent.jobs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.troupe.agent.jobs.Execution.RunException;
import org.troupe.wire.RunOrder;
import org.troupe.wire.RunReport;

/** One attempt at a run: works once, and reports the end of it whatever happens. */
final class JobRun implements Runnable {

  private static final Logger LOG = System.getLogger(JobRun.class.getName());

  private final RunOrder order;
  private final RunReporter reporter;
  private final RunLog log;
  private final boolean own;
  private Ending ending = Ending.failed("It was not run.");
  private Execution execution;
  private Wish wish = Wish.GO_ON;

  /** What somebody wants of it. */
  enum Wish {
    GO_ON,
    STOP,
    HAND_BACK,
    TAKES_TOO_LONG
  }

  /**
   * Does nothing yet.
   *
   * @param own whether it was begun without an order: nobody can go on with it then
   */
  JobRun(RunOrder order, RunReporter reporter, boolean own) {
    this.order = order;
    this.own = own;
    this.reporter = reporter;
    // What goes on for ever may write for ever.
    this.log = new RunLog(reporter, order.timeoutSeconds() == 0 ? 0 : order.logLimitBytes());
  }

  RunOrder order() {
    return order;
  }

  RunLog log() {
    return log;
  }

  RunReporter reporter() {
    return reporter;
  }

  /** What it works by. Before {@link #run}. */
  synchronized void worksBy(Execution by) {
    execution = by;
    if (wish != Wish.GO_ON) {
      by.stop();
    }
  }

  /** Has it end soon; the first wish counts. */
  synchronized void end(Wish why) {
    if (wish == Wish.GO_ON) {
      wish = why;
    }
    if (execution != null) {
      execution.stop();
    }
  }

  @Override
  public void run() {
    Ending end;
    try {
      end = asWished(execution.run());
    } catch (RunException e) {
      LOG.log(Level.WARNING, "run=" + order.run() + " job=" + order.job() + " event=failed", e);
      end = Ending.failed(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end = new Ending(own ? RunReport.STOPPED : RunReport.HANDED_BACK, null, "The instance ends.");
    } catch (RuntimeException | LinkageError e) {
      LOG.log(Level.ERROR, "run=" + order.run() + " job=" + order.job() + " event=failed", e);
      end = Ending.failed("It could not be run: " + e);
    }
    ends(end);
  }

  /** It is over; tells so. */
  void ends(Ending as) {
    log.flushAll();
    reporter.ended(as);
    synchronized (this) {
      ending = as;
    }
  }

  /** How it ended, once it has. */
  synchronized Ending ending() {
    return ending;
  }

  /** Whether somebody wanted it to end. */
  synchronized boolean isWished() {
    return wish != Wish.GO_ON;
  }

  private synchronized Ending asWished(Ending as) {
    boolean finished =
        as.status().equals(RunReport.SUCCEEDED) || as.status().equals(RunReport.ABANDONED);
    if (finished || wish == Wish.GO_ON) {
      return as;
    }
    return switch (wish) {
      case STOP -> new Ending(RunReport.STOPPED, as.exitStatus(), null);
      case HAND_BACK ->
          new Ending(
              own ? RunReport.STOPPED : RunReport.HANDED_BACK,
              as.exitStatus(),
              "Its instance leaves.");
      case TAKES_TOO_LONG ->
          new Ending(
              RunReport.FAILED,
              as.exitStatus(),
              "It took longer than " + order.timeoutSeconds() + " s and was stopped.");
      case GO_ON -> as;
    };
  }
}
