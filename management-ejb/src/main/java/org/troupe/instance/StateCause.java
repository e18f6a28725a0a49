package org.troupe.instance;

/** Why an instance came into its state. */
public enum StateCause {
  /** The role wants one more. */
  WANTED("Wanted"),
  /** Its process was started. */
  STARTED("Started"),
  /** Its application answers. */
  HEALTHY("Healthy"),
  /** Its application is not ready yet. */
  COMING_UP("ComingUp"),
  /** Its process ended by itself. */
  PROCESS_ENDED("ProcessEnded"),
  /** Its agent does not answer. */
  AGENT_SILENT("AgentSilent"),
  /** Its application fails its health path. */
  HEALTH_FAILED("HealthFailed"),
  /** It could not be deployed or started. */
  START_FAILED("StartFailed"),
  /** It was not ready in time. */
  START_LIMIT("StartLimit"),
  /** The delay after a failure is over. */
  NEXT_ATTEMPT("NextAttempt"),
  /** Another instance has taken its place. */
  REPLACED("Replaced"),
  /** Fewer instances are wanted. */
  SCALED_IN("ScaledIn"),
  /** The deployment has no such role any more. */
  ROLE_REMOVED("RoleRemoved"),
  /** The deployment was deleted. */
  DELETED("Deleted"),
  /** The deployment was stopped. */
  DEPLOYMENT_STOPPED("DeploymentStopped"),
  /** The deployment was started. */
  DEPLOYMENT_STARTED("DeploymentStarted"),
  /** A restart was asked for. */
  RESTART_ASKED("RestartAsked"),
  /** It is to run another package or take a setting that needs a restart. */
  UPGRADE("Upgrade");

  private final String label;

  StateCause(String label) {
    this.label = label;
  }

  /** As users see it. */
  public String label() {
    return label;
  }

  /** Whether it counts as one more failure of the instance. */
  public boolean isFailure() {
    return switch (this) {
      case PROCESS_ENDED, START_FAILED, START_LIMIT -> true;
      case WANTED,
          STARTED,
          HEALTHY,
          COMING_UP,
          AGENT_SILENT,
          HEALTH_FAILED,
          NEXT_ATTEMPT,
          REPLACED,
          SCALED_IN,
          ROLE_REMOVED,
          DELETED,
          DEPLOYMENT_STOPPED,
          DEPLOYMENT_STARTED,
          RESTART_ASKED,
          UPGRADE ->
          false;
    };
  }
}
