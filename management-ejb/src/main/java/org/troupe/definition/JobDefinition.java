package org.troupe.definition;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A job of a worker role: what App Service calls a WebJob.
 *
 * @param name unique in the service: 1 to 50 lower-case letters, digits and hyphens
 * @param kind what it runs
 * @param target the batch job's name, or the program's path relative to the role's directory
 * @param singleton whether at most one run of it is under way at a time
 * @param timeout how long a run may take before it is stopped; zero for no limit
 * @param retries how often a run that failed is tried again
 * @param retryDelay how long after its first failure; doubles with each further one
 * @param keepRuns how many ended runs are kept
 * @param keepDays for how many days they are kept
 * @param schedules when it runs by itself
 * @param queue the declared queue whose messages start it
 * @param continuous whether it runs all the time
 * @param parameters its parameters where a run is given no others, in the order of the file
 */
public record JobDefinition(
    String name,
    JobKind kind,
    String target,
    boolean singleton,
    Duration timeout,
    int retries,
    Duration retryDelay,
    int keepRuns,
    int keepDays,
    List<ScheduleDefinition> schedules,
    Optional<String> queue,
    Continuous continuous,
    Map<String, String> parameters) {

  static final Duration DEFAULT_TIMEOUT = Duration.ofHours(1);
  static final Duration DEFAULT_RETRY_DELAY = Duration.ofSeconds(30);
  static final int DEFAULT_KEEP_RUNS = 50;
  static final int DEFAULT_KEEP_DAYS = 30;

  public JobDefinition {
    Objects.requireNonNull(target);
    schedules = List.copyOf(schedules);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** The same job, with what the package says that it runs. */
  public JobDefinition running(JobKind packagedKind, String packagedTarget) {
    return new JobDefinition(
        name,
        packagedKind,
        packagedTarget,
        singleton,
        timeout,
        retries,
        retryDelay,
        keepRuns,
        keepDays,
        schedules,
        queue,
        continuous,
        parameters);
  }
}
