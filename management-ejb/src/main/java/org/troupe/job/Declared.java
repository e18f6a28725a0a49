package org.troupe.job;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.troupe.definition.Continuous;
import org.troupe.definition.JobDefinition;
import org.troupe.deployment.Slot;
import org.troupe.job.plan.JobHome;
import org.troupe.job.plan.JobWorld.Holder;

/**
 * What jobs there are.
 *
 * @param holders by slot: what it holds
 * @param deployments by id: all that exist
 */
public record Declared(
    Map<JobHome.Place, Holder> holders, Map<String, DeploymentJobs> deployments) {

  /**
   * A deployment and its jobs.
   *
   * @param slot empty once it leaves
   * @param open whether it takes runs
   * @param roles by name: those that have jobs
   */
  public record DeploymentJobs(
      String service, Optional<Slot> slot, boolean open, Map<String, List<JobDefinition>> roles) {

    boolean hasJobs() {
      return !roles.isEmpty();
    }

    /** Where a job of it belongs now. */
    Optional<JobHome> home(String job) {
      return slot.flatMap(
          place ->
              roles.entrySet().stream()
                  .filter(role -> role.getValue().stream().anyMatch(j -> j.name().equals(job)))
                  .findFirst()
                  .map(role -> new JobHome(service, place, role.getKey(), job)));
    }

    Optional<JobDefinition> job(String name) {
      return roles.values().stream()
          .flatMap(List::stream)
          .filter(job -> job.name().equals(name))
          .findFirst();
    }

    Stream<JobDefinition> jobs() {
      return roles.values().stream().flatMap(List::stream);
    }
  }

  static Declared nothing() {
    return new Declared(Map.of(), Map.of());
  }

  Set<String> deploymentIds() {
    return deployments.keySet();
  }

  Set<String> servicesWithJobs() {
    return deployments.values().stream()
        .filter(DeploymentJobs::hasJobs)
        .map(DeploymentJobs::service)
        .collect(Collectors.toSet());
  }

  /** The job as the deployment declares it. */
  Optional<JobDefinition> job(String deployment, String job) {
    return Optional.ofNullable(deployments.get(deployment)).flatMap(d -> d.job(job));
  }

  /** The jobs that run all the time on one instance. */
  Set<JobHome> continuous() {
    return homes().entrySet().stream()
        .filter(job -> job.getValue().continuous() == Continuous.ONE)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** All jobs of the deployments in slots. */
  Map<JobHome, JobDefinition> homes() {
    Map<JobHome, JobDefinition> homes = new HashMap<>();
    deployments
        .values()
        .forEach(
            deployment ->
                deployment
                    .jobs()
                    .forEach(
                        job ->
                            deployment.home(job.name()).ifPresent(home -> homes.put(home, job))));
    return homes;
  }

  /** All schedules that tick. */
  List<ScheduleKey> schedules() {
    return deployments.values().stream()
        .filter(DeploymentJobs::open)
        .flatMap(deployment -> deployment.jobs().flatMap(job -> schedules(deployment, job)))
        .toList();
  }

  private static Stream<ScheduleKey> schedules(DeploymentJobs deployment, JobDefinition job) {
    return deployment.home(job.name()).stream()
        .flatMap(
            home ->
                job.schedules().stream()
                    .filter(s -> s.bothSlots() || home.slot() == Slot.PRODUCTION)
                    .map(schedule -> new ScheduleKey(home, schedule)));
  }
}
