package org.troupe.job.plan;

/** What has become of a run of a job. */
public enum RunStatus {
  /** Waits for a worker, or for its next attempt. */
  QUEUED("Queued"),
  RUNNING("Running"),
  /** Has been told to stop, or is about to be. */
  STOPPING("Stopping"),
  /** Was stopped; may be restarted. */
  STOPPED("Stopped"),
  SUCCEEDED("Succeeded"),
  FAILED("Failed"),
  /** Must not be restarted. */
  ABANDONED("Abandoned");

  private final String label;

  RunStatus(String label) {
    this.label = label;
  }

  /** As users read it. */
  public String label() {
    return label;
  }

  /** Whether nothing becomes of it any more unless somebody asks. */
  public boolean hasEnded() {
    return switch (this) {
      case QUEUED, RUNNING, STOPPING -> false;
      case STOPPED, SUCCEEDED, FAILED, ABANDONED -> true;
    };
  }
}
