package org.troupe.job.plan;

import org.troupe.deployment.Slot;

/**
 * Where a job's runs and schedules belong, whichever deployment carries them out.
 *
 * @param service name of the cloud service
 * @param slot its slot
 * @param role name of the role that has the job
 * @param job name of the job
 */
public record JobHome(String service, Slot slot, String role, String job) {

  /** The slot that it belongs to. */
  public Place place() {
    return new Place(service, slot);
  }

  /** A slot of a service. */
  public record Place(String service, Slot slot) {}

  @Override
  public String toString() {
    return service + "/" + slot.label() + "/" + role + "/" + job;
  }
}
