package org.troupe.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.troupe.cloudservice.CloudServices;
import org.troupe.definition.JobDefinition;
import org.troupe.deployment.Slot;
import org.troupe.job.plan.JobHome;

/** The jobs of the deployment in a slot. */
@ApplicationScoped
class JobsInSlots {

  private CloudServices services;
  private KnownDefinitions definitions;

  protected JobsInSlots() {}

  @Inject
  JobsInSlots(CloudServices services, KnownDefinitions definitions) {
    this.services = services;
    this.definitions = definitions;
  }

  /**
   * All of them, in the order of the definition; none if the slot is empty.
   *
   * @throws org.troupe.cloudservice.UnknownServiceException if there is no such service
   */
  Map<JobHome, JobDefinition> all(String service, Slot slot) {
    Map<JobHome, JobDefinition> jobs = new LinkedHashMap<>();
    services
        .require(service)
        .slots()
        .in(slot)
        .map(deployment -> definitions.of(deployment.current().packageId()))
        .ifPresent(
            definition ->
                definition
                    .roles()
                    .forEach(
                        role ->
                            role.jobs()
                                .forEach(
                                    job ->
                                        jobs.put(
                                            new JobHome(service, slot, role.name(), job.name()),
                                            job))));
    return jobs;
  }

  /**
   * One of them.
   *
   * @throws org.troupe.refusal.RefusedException if the service is unknown, the slot is empty, or
   *     its deployment has no such job
   */
  Map.Entry<JobHome, JobDefinition> require(String service, Slot slot, String job) {
    services.require(service).slots().require(service, slot);
    Map<JobHome, JobDefinition> all = all(service, slot);
    return all.entrySet().stream()
        .filter(entry -> entry.getKey().job().equals(job))
        .findFirst()
        .orElseThrow(
            () ->
                new UnknownJobException(
                    service, slot, job, all.keySet().stream().map(JobHome::job).toList()));
  }
}
