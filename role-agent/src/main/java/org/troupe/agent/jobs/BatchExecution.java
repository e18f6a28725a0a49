package org.troupe.agent.jobs;

import jakarta.batch.operations.BatchRuntimeException;
import jakarta.batch.operations.JobExecutionAlreadyCompleteException;
import jakarta.batch.operations.JobExecutionNotRunningException;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.JobExecution;
import jakarta.batch.runtime.StepExecution;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.troupe.wire.RunOrder;
import org.troupe.wire.RunReport;

/** A Jakarta Batch job's run, begun anew or gone on with, and watched until its end. */
final class BatchExecution implements Execution {

  private static final Logger LOG = System.getLogger(BatchExecution.class.getName());

  /** Twice as long from look to look: a short run is told of at once, a long one asks seldom. */
  private static final long FIRST_LOOK_MILLIS = 10;

  private static final long LOOK_MILLIS = 200;
  private static final int LOOKS_FOR_PROGRESS = 5;

  private final RunOrder order;
  private final BatchRuntimeAccess batch;
  private final RunReporter reporter;
  private Long executionId;
  private boolean stopped;

  BatchExecution(RunOrder order, BatchRuntimeAccess batch, RunReporter reporter) {
    this.order = order;
    this.batch = batch;
    this.reporter = reporter;
  }

  @Override
  public Ending run() throws RunException, InterruptedException {
    long execution = guarded(() -> batch.application().begin(this::begin));
    synchronized (this) {
      executionId = execution;
      if (stopped) {
        stopNow();
      }
    }
    JobExecution end = watched(execution);
    inApplication(() -> tellSteps(execution));
    return ending(end);
  }

  private long begin() {
    JobOperator operator = batch.operator();
    Properties parameters = new Properties();
    parameters.putAll(order.parameters());
    parameters.setProperty(Executed.RUN, order.run());
    Executed executed = new Executed(operator);
    Long before =
        order.restartOf() == null && order.attempt() > 1
            ? executed.of(order).orElse(null)
            : order.restartOf();
    if (before == null) {
      return operator.start(order.target(), parameters);
    }
    long latest = executed.latestAfter(before);
    mendCutSteps(operator, latest);
    try {
      return operator.restart(latest, parameters);
    } catch (JobExecutionAlreadyCompleteException e) {
      LOG.log(Level.INFO, "run={0} execution={1} was complete", order.run(), latest);
      return latest;
    }
  }

  private void mendCutSteps(JobOperator operator, long execution) {
    long instance = operator.getJobInstance(execution).getInstanceId();
    try {
      CutSteps.mend(operator, instance, batch.partitions(instance));
    } catch (ReflectiveOperationException e) {
      LOG.log(Level.WARNING, "run=" + order.run() + " event=partitions not put on record", e);
    }
  }

  /** The execution at its end. */
  private JobExecution watched(long execution) throws RunException, InterruptedException {
    reporter.progress(execution, List.of());
    long pause = FIRST_LOOK_MILLIS;
    for (int look = 1; ; look++) {
      JobExecution now = inApplication(() -> batch.operator().getJobExecution(execution));
      if (hasEnded(now)) {
        return now;
      }
      if (look % LOOKS_FOR_PROGRESS == 0) {
        inApplication(() -> tellSteps(execution));
      }
      TimeUnit.MILLISECONDS.sleep(pause);
      pause = Math.min(2 * pause, LOOK_MILLIS);
    }
  }

  private static boolean hasEnded(JobExecution execution) {
    return switch (execution.getBatchStatus()) {
      case COMPLETED, FAILED, STOPPED, ABANDONED -> true;
      case STARTING, STARTED, STOPPING -> false;
    };
  }

  private Void tellSteps(long execution) {
    JobOperator operator = batch.operator();
    List<StepExecution> steps = operator.getStepExecutions(execution);
    long instance = operator.getJobInstance(execution).getInstanceId();
    reporter.progress(execution, Steps.of(steps, batch.partitions(instance)));
    return null;
  }

  private static Ending ending(JobExecution execution) {
    BatchStatus status = execution.getBatchStatus();
    String exit = execution.getExitStatus();
    return switch (status) {
      case COMPLETED -> new Ending(RunReport.SUCCEEDED, exit, null);
      case STOPPED -> new Ending(RunReport.STOPPED, exit, null);
      case ABANDONED -> new Ending(RunReport.ABANDONED, exit, null);
      case FAILED, STARTING, STARTED, STOPPING ->
          new Ending(RunReport.FAILED, exit, "The batch job ended as " + status + ".");
    };
  }

  @Override
  public synchronized void stop() {
    boolean first = !stopped;
    stopped = true;
    if (first && executionId != null) {
      stopNow();
    }
  }

  private void stopNow() {
    long execution = executionId;
    try {
      inApplication(
          () -> {
            batch.operator().stop(execution);
            return null;
          });
    } catch (RunException e) {
      if (!(e.getCause() instanceof JobExecutionNotRunningException)) {
        LOG.log(Level.WARNING, "run=" + order.run() + " event=not-stopped", e);
      }
    }
  }

  private <T> T inApplication(Callable<T> work) throws RunException {
    return guarded(() -> batch.application().call(work));
  }

  private static <T> T guarded(Callable<T> work) throws RunException {
    try {
      return work.call();
    } catch (BatchRuntimeException e) {
      throw new RunException("The batch runtime says: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new RunException("The application cannot be entered: " + e.getMessage(), e);
    }
  }
}
