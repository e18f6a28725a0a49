package org.troupe.job;

import org.troupe.job.plan.JobHome;
import org.troupe.refusal.RefusedException;

/** What is asked of a run cannot be done as it is now. */
public class RunRefusedException extends RefusedException {

  private static final long serialVersionUID = 1L;

  private RunRefusedException(String code, String message, String hint) {
    super(code, message, hint);
  }

  static RunRefusedException ended(JobRun run) {
    return new RunRefusedException(
        "RUN_ENDED", "run " + run.id() + " has ended: " + run.status().label(), "");
  }

  static RunRefusedException notEnded(JobRun run) {
    return new RunRefusedException(
        "RUN_NOT_ENDED", "run " + run.id() + " is " + run.status().label(), "stop it first");
  }

  static RunRefusedException notRestartable(JobRun run) {
    return new RunRefusedException(
        "RUN_NOT_RESTARTABLE",
        "run " + run.id() + " is " + run.status().label() + "; only Stopped and Failed ones go on",
        "troupe jobs " + run.home().service() + " run " + run.home().job() + " begins a new one");
  }

  static RunRefusedException begunByWorker(JobRun run) {
    return new RunRefusedException(
        "RUN_NOT_RESTARTABLE",
        "run " + run.id() + " was begun by its instance",
        "its job runs on every instance all the time; restart the instance");
  }

  static RunRefusedException full(JobHome home) {
    return new RunRefusedException(
        "JOB_QUEUE_FULL",
        JobRecords.MOST_WAITING + " runs of '" + home.job() + "' wait already",
        "wait until workers have taken some, or add instances");
  }

  static RunRefusedException everywhere(JobHome home) {
    return new RunRefusedException(
        "JOB_CONTINUOUS",
        "job '" + home.job() + "' runs on every instance all the time",
        "its instances begin it by themselves");
  }

  static RunRefusedException goesOn(JobHome home, String run) {
    return new RunRefusedException(
        "JOB_CONTINUOUS",
        "job '" + home.job() + "' runs all the time, now as " + run,
        "stop that run first");
  }

  static RunRefusedException parameters(String what) {
    return new RunRefusedException(
        "JOB_PARAMETERS",
        what,
        "at most 50 parameters; names of 1 to 100 letters, digits, dots, hyphens and underscores,"
            + " beginning with a letter; values of at most 2000 characters");
  }
}
