package org.troupe.agent.jobs;

import jakarta.batch.runtime.Metric;
import jakarta.batch.runtime.StepExecution;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.troupe.wire.RunReport.Step;

/** The batch runtime's steps in our words. */
final class Steps {

  private Steps() {}

  /**
   * In the order in which they began.
   *
   * @param partitions by name of the step: how many it is cut into; 0 of those that are not there
   */
  static List<Step> of(List<StepExecution> steps, Map<String, Integer> partitions) {
    return steps.stream()
        .sorted(Comparator.comparingLong(StepExecution::getStepExecutionId))
        .map(step -> of(step, partitions.getOrDefault(step.getStepName(), 0)))
        .toList();
  }

  private static Step of(StepExecution step, int partitions) {
    Map<Metric.MetricType, Long> metrics = new EnumMap<>(Metric.MetricType.class);
    for (Metric metric : step.getMetrics()) {
      metrics.merge(metric.getType(), metric.getValue(), Long::sum);
    }
    return new Step(
        step.getStepName(),
        String.valueOf(step.getBatchStatus()),
        step.getExitStatus(),
        count(metrics, Metric.MetricType.READ_COUNT),
        count(metrics, Metric.MetricType.WRITE_COUNT),
        count(metrics, Metric.MetricType.READ_SKIP_COUNT)
            + count(metrics, Metric.MetricType.PROCESS_SKIP_COUNT)
            + count(metrics, Metric.MetricType.WRITE_SKIP_COUNT),
        count(metrics, Metric.MetricType.COMMIT_COUNT),
        count(metrics, Metric.MetricType.ROLLBACK_COUNT),
        instant(step.getStartTime()),
        instant(step.getEndTime()),
        partitions);
  }

  private static long count(Map<Metric.MetricType, Long> metrics, Metric.MetricType type) {
    return metrics.getOrDefault(type, 0L);
  }

  @SuppressWarnings("JavaUtilDate") // What Jakarta Batch has.
  private static Instant instant(java.util.Date date) {
    return date == null ? null : Instant.ofEpochMilli(date.getTime());
  }
}
