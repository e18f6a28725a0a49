package org.troupe.wire;

import java.util.Map;

/**
 * Tells whichever worker takes it to run a job: a message in {@code
 * <deployment>.troupe.runs.<role>}.
 *
 * @param run the run's id
 * @param attempt counts from 1; each is ordered once
 * @param role the role that has the job
 * @param job the job's name
 * @param kind {@link #BATCH} or {@link #PROGRAM}
 * @param target name of the batch job, or the program's path relative to the role's files
 * @param parameters the job's parameters
 * @param restartOf execution of the batch job that is to be gone on with from its last checkpoint;
 *     absent: it begins anew
 * @param timeoutSeconds how long it may take; 0: no limit
 * @param logLimitBytes how much of its output is reported; the rest is counted only
 */
public record RunOrder(
    String run,
    int attempt,
    String role,
    String job,
    String kind,
    String target,
    Map<String, String> parameters,
    @MayBeAbsent Long restartOf,
    long timeoutSeconds,
    long logLimitBytes) {

  /** {@link #kind()} of a Jakarta Batch job. */
  public static final String BATCH = "batch";

  /** {@link #kind()} of a program. */
  public static final String PROGRAM = "program";

  public RunOrder {
    parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
  }
}
