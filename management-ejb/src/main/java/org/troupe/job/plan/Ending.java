package org.troupe.job.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.troupe.definition.Continuous;
import org.troupe.definition.JobDefinition;
import org.troupe.wire.RunReport;

/**
 * What becomes of a run whose attempt has ended.
 *
 * @param status what it has become; queued if it is tried again
 * @param failures how often it has failed by itself
 * @param losses how often its worker was lost
 * @param notBefore when it is tried again; empty for at once, and where it is not
 * @param message why, in words; empty where there is nothing to say
 */
public record Ending(
    RunStatus status, int failures, int losses, Optional<Instant> notBefore, String message) {

  /** How often a run is begun again whose worker was lost. */
  static final int MOST_LOSSES = 5;

  private static final Duration LONGEST_DELAY = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 20;

  /**
   * Its worker says that the attempt has ended.
   *
   * @param reported how, in the words of {@link RunReport#status()}
   * @param message what the worker says besides
   * @param job as its deployment declares it; empty if it does not any more
   */
  public static Ending reported(
      RunState run, String reported, String message, Optional<JobDefinition> job, Instant now) {
    return switch (reported) {
      case RunReport.SUCCEEDED ->
          isEndless(run, job)
              ? failed(run, "It ended by itself, which a continuous job does not.", job, now)
              : ended(run, RunStatus.SUCCEEDED, message);
      case RunReport.ABANDONED -> ended(run, RunStatus.ABANDONED, message);
      case RunReport.HANDED_BACK -> handedBack(run, message);
      case RunReport.STOPPED -> stopped(run, message, job, now);
      default -> failed(run, message, job, now);
    };
  }

  /** Its worker is lost. */
  public static Ending lost(RunState run) {
    if (run.begunByWorker()) {
      return ended(run, RunStatus.FAILED, "Its instance has ended.");
    }
    if (run.stopCause().filter(cause -> cause == StopCause.ASKED).isPresent()) {
      return ended(run, RunStatus.STOPPED, "Its worker ended before it had stopped.");
    }
    if (run.losses() >= MOST_LOSSES) {
      return ended(run, RunStatus.FAILED, "Its worker was lost " + (MOST_LOSSES + 1) + " times.");
    }
    return new Ending(
        RunStatus.QUEUED,
        run.failures(),
        run.losses() + 1,
        Optional.empty(),
        run.instance().map(key -> "Its worker " + key.name() + " was lost.").orElse(""));
  }

  private static Ending handedBack(RunState run, String message) {
    boolean asked = run.stopCause().filter(cause -> cause == StopCause.ASKED).isPresent();
    if (run.begunByWorker() || asked) {
      return ended(run, RunStatus.STOPPED, message);
    }
    return again(run, Optional.empty(), run.failures(), message);
  }

  private static Ending stopped(
      RunState run, String message, Optional<JobDefinition> job, Instant now) {
    if (run.stopCause().isEmpty() || run.begunByWorker()) {
      return ended(run, RunStatus.STOPPED, message);
    }
    return switch (run.stopCause().get()) {
      case ASKED -> ended(run, RunStatus.STOPPED, message);
      case MOVE -> again(run, Optional.empty(), run.failures(), message);
      case TIMEOUT ->
          failed(
              run,
              "It took longer than "
                  + job.map(JobDefinition::timeout).map(Duration::toString).orElse("it may")
                  + " and was stopped.",
              job,
              now);
    };
  }

  private static Ending failed(
      RunState run, String message, Optional<JobDefinition> job, Instant now) {
    boolean asked = run.stopCause().filter(cause -> cause == StopCause.ASKED).isPresent();
    boolean retried =
        isEndless(run, job) || job.filter(j -> run.failures() < j.retries()).isPresent();
    if (asked || run.begunByWorker() || !retried) {
      return ended(run, RunStatus.FAILED, message);
    }
    int failures = run.failures() + 1;
    Duration delay = delay(job.orElseThrow().retryDelay(), failures);
    return again(run, Optional.of(now.plus(delay)), failures, message);
  }

  private static boolean isEndless(RunState run, Optional<JobDefinition> job) {
    return !run.begunByWorker() && job.filter(j -> j.continuous() == Continuous.ONE).isPresent();
  }

  /** Doubles with each failure, up to an hour, or to the first delay if that is longer. */
  static Duration delay(Duration first, int failures) {
    Duration longest = first.compareTo(LONGEST_DELAY) > 0 ? first : LONGEST_DELAY;
    Duration doubled = first.multipliedBy(1L << Math.min(MOST_DOUBLINGS, failures - 1));
    return doubled.compareTo(longest) > 0 ? longest : doubled;
  }

  private static Ending ended(RunState run, RunStatus status, String message) {
    return new Ending(status, run.failures(), run.losses(), Optional.empty(), message);
  }

  private static Ending again(
      RunState run, Optional<Instant> notBefore, int failures, String message) {
    return new Ending(RunStatus.QUEUED, failures, run.losses(), notBefore, message);
  }
}
