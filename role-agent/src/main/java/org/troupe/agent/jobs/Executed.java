package org.troupe.agent.jobs;

import jakarta.batch.operations.JobOperator;
import jakarta.batch.operations.NoSuchJobException;
import jakarta.batch.runtime.JobExecution;
import jakarta.batch.runtime.JobInstance;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.troupe.wire.RunOrder;

/** Finds what the job repository, which all workers of the service share, knows of a run. */
record Executed(JobOperator operator) {

  /** The job parameter that says which run an execution belongs to. */
  static final String RUN = "troupe.run";

  private static final int MOST_LOOKED_AT = 50;

  /**
   * The execution of a run whose worker died before it could tell of it. Only the latest executions
   * of the job are looked at.
   */
  Optional<Long> of(RunOrder order) {
    List<JobInstance> instances;
    try {
      instances = operator.getJobInstances(order.target(), 0, MOST_LOOKED_AT);
    } catch (NoSuchJobException e) {
      return Optional.empty();
    }
    for (JobInstance instance : instances) {
      Optional<Long> latest = latest(instance);
      if (latest.isPresent() && order.run().equals(run(latest.get()))) {
        return latest;
      }
    }
    return Optional.empty();
  }

  /** What was last gone on with, if it was; a job can be restarted from there only. */
  long latestAfter(long execution) {
    return latest(operator.getJobInstance(execution)).orElse(execution);
  }

  private Optional<Long> latest(JobInstance instance) {
    return operator.getJobExecutions(instance).stream()
        .map(JobExecution::getExecutionId)
        .max(Comparator.naturalOrder());
  }

  private String run(long execution) {
    Properties parameters = operator.getParameters(execution);
    return parameters == null ? null : parameters.getProperty(RUN);
  }
}
