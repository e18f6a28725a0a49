package org.troupe.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A run of a job.
 *
 * @param id the run's id
 * @param job name of the job
 * @param role the role that has it
 * @param slot {@code production} or {@code staging}
 * @param trigger {@code schedule}, {@code message}, {@code demand}, {@code intake} or {@code
 *     continuous}
 * @param requestedBy who or what asked for it
 * @param parameters what it was given
 * @param status {@code Queued}, {@code Running}, {@code Stopping}, {@code Stopped}, {@code
 *     Succeeded}, {@code Failed} or {@code Abandoned}
 * @param message why, in words; may be empty
 * @param attempt how often it was begun
 * @param queuedAt when it was asked for
 * @param notBefore when it is tried again, or null
 * @param startedAt when its last attempt began, or null
 * @param endedAt when it ended, or null
 * @param instance the worker of its last attempt, {@code <deployment>/<role>_IN_<n>}, or null
 * @param executionId the last execution of its batch job, or null
 * @param exitStatus of the batch job or the program, or null
 * @param steps of the batch job, as far as they have come
 * @param logBytes how much it has written
 */
public record JobRunView(
    String id,
    String job,
    String role,
    String slot,
    String trigger,
    String requestedBy,
    Map<String, String> parameters,
    String status,
    String message,
    int attempt,
    Instant queuedAt,
    Instant notBefore,
    Instant startedAt,
    Instant endedAt,
    String instance,
    Long executionId,
    String exitStatus,
    List<RunReport.Step> steps,
    long logBytes) {

  public JobRunView {
    steps = List.copyOf(steps);
  }
}
