package org.troupe.job.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.troupe.definition.JobDefinition;

/**
 * What there is to run jobs.
 *
 * @param holders by slot: the deployment that it holds
 * @param deployments ids of all that exist, those that leave included
 * @param absences by run: that its worker is not seen to work on it
 * @param heldBack continuous jobs that somebody stopped
 */
public record JobWorld(
    Map<JobHome.Place, Holder> holders,
    Set<String> deployments,
    Map<String, Absence> absences,
    Set<JobHome> heldBack) {

  public JobWorld {
    holders = Map.copyOf(holders);
    deployments = Set.copyOf(deployments);
    absences = Map.copyOf(absences);
    heldBack = Set.copyOf(heldBack);
  }

  /**
   * The deployment that a slot holds.
   *
   * @param open whether it takes runs: it is prepared and not stopped
   * @param roles by name: its roles that have jobs
   */
  public record Holder(String deployment, boolean open, Map<String, Role> roles) {
    public Holder {
      roles = Map.copyOf(roles);
    }
  }

  /**
   * A role that has jobs.
   *
   * @param jobs by name
   * @param drainLimit how long a run may go on when its deployment has left the slot
   * @param workers how many of its instances are ready
   */
  public record Role(Map<String, JobDefinition> jobs, Duration drainLimit, int workers) {
    public Role {
      jobs = Map.copyOf(jobs);
    }
  }

  /**
   * A run that its worker is not seen to work on.
   *
   * @param certain whether the worker's process is known to be another, or gone
   * @param since when that was first seen
   */
  public record Absence(boolean certain, Instant since) {}

  Optional<Holder> holder(JobHome home) {
    return Optional.ofNullable(holders.get(home.place()));
  }

  Optional<Role> role(JobHome home) {
    return holder(home).map(holder -> holder.roles().get(home.role()));
  }

  /** The job as the deployment in its slot declares it. */
  public Optional<JobDefinition> job(JobHome home) {
    return role(home).map(role -> role.jobs().get(home.job()));
  }
}
