package org.troupe.wire;

import java.time.Instant;
import java.util.List;

/**
 * What a worker tells of a run: a message in {@code <deployment>.troupe.reports}. Reports of an
 * attempt are applied in the order of their sequence; the same one may come twice. What means
 * nothing for an event is absent.
 *
 * @param run the run's id
 * @param attempt the order's
 * @param sequence counts from 1 within the attempt
 * @param job the job's name
 * @param trigger {@link #CONTINUOUS} for a run that the worker began by itself; else absent
 * @param instance key of the worker's instance
 * @param boot the worker's process, see {@link AgentReport#boot()}
 * @param at when it happened, by the worker's clock
 * @param event {@link #STARTED}, {@link #PROGRESS}, {@link #LOG} or {@link #ENDED}
 * @param executionId the batch job's execution; absent until it is known, and for programs
 * @param status of {@link #ENDED} only: {@link #SUCCEEDED}, {@link #FAILED}, {@link #STOPPED},
 *     {@link #ABANDONED} or {@link #HANDED_BACK}
 * @param exitStatus the batch job's exit status, or the program's exit code
 * @param message why it ended so, in words; absent where there is nothing to say
 * @param steps the batch job's steps so far; empty where nothing is known of them
 * @param offset of {@link #LOG} only: where in the attempt's output the text begins, in bytes
 * @param text of {@link #LOG} only: the output
 */
public record RunReport(
    String run,
    int attempt,
    long sequence,
    String job,
    @MayBeAbsent String trigger,
    String instance,
    String boot,
    Instant at,
    String event,
    @MayBeAbsent Long executionId,
    @MayBeAbsent String status,
    @MayBeAbsent String exitStatus,
    @MayBeAbsent String message,
    @MayBeAbsent List<Step> steps,
    @MayBeAbsent Long offset,
    @MayBeAbsent String text) {

  /** The worker has taken the order. */
  public static final String STARTED = "started";

  /** The steps have gone on, or the execution's id has become known. */
  public static final String PROGRESS = "progress";

  /** The run has written something. */
  public static final String LOG = "log";

  /** The run has ended; the last report of the attempt. */
  public static final String ENDED = "ended";

  /** It did what it should. */
  public static final String SUCCEEDED = "succeeded";

  /** It did not. */
  public static final String FAILED = "failed";

  /** It was told to stop, and a batch job may be gone on with. */
  public static final String STOPPED = "stopped";

  /** It must not be gone on with. */
  public static final String ABANDONED = "abandoned";

  /** The instance leaves; another one is to go on with it. */
  public static final String HANDED_BACK = "handed-back";

  /** {@link #trigger()} of a run that goes on as long as its instance. */
  public static final String CONTINUOUS = "continuous";

  public RunReport {
    steps = steps == null ? List.of() : List.copyOf(steps);
  }

  /**
   * A batch job's step.
   *
   * @param name as in the job's definition
   * @param status Jakarta Batch's, such as {@code STARTED} or {@code COMPLETED}
   * @param exitStatus absent until it has ended
   * @param read items read
   * @param written items written
   * @param skipped items skipped by the reader, the processor or the writer
   * @param commits transactions committed
   * @param rollbacks transactions rolled back
   * @param startedAt absent if it is not known
   * @param endedAt absent until it has ended
   * @param partitions how many it is cut into; 0 if it is not
   */
  public record Step(
      String name,
      String status,
      @MayBeAbsent String exitStatus,
      long read,
      long written,
      long skipped,
      long commits,
      long rollbacks,
      @MayBeAbsent Instant startedAt,
      @MayBeAbsent Instant endedAt,
      int partitions) {}
}
