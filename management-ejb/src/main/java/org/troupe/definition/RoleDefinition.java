package org.troupe.definition;

import java.util.List;
import java.util.Optional;
import org.troupe.role.InstanceSize;
import org.troupe.role.RoleKind;

/**
 * A web role or a worker role.
 *
 * @param name unique in its service, also when case is disregarded; usable as a file name
 * @param kind web or worker
 * @param size of each of its instances
 * @param site what a web role serves; empty when its one WAR is not named, and for a worker
 * @param endpoints its input endpoints; at least one for a web role
 * @param settings the settings it has; their values stand in the configuration
 * @param localResources directories that each of its instances has for itself
 * @param queues the queues it declares
 * @param health when an instance of it is ready, and when it hangs
 * @param stopping how an instance of it leaves
 * @param standby how many instances stand by to take over from those that fail, 0 to 10; they are
 *     not among those that the configuration counts
 * @param warmUpPaths paths on the instance that are asked before it gets requests; none for a
 *     worker
 * @param jobs the jobs of a worker role, in the order of the file
 * @param intake what its intake is open for; empty where it is shut, and for a worker
 */
public record RoleDefinition(
    String name,
    RoleKind kind,
    InstanceSize size,
    Optional<Site> site,
    List<InputEndpoint> endpoints,
    List<SettingDefinition> settings,
    List<LocalResource> localResources,
    List<QueueDefinition> queues,
    HealthCheck health,
    Stopping stopping,
    int standby,
    List<String> warmUpPaths,
    List<JobDefinition> jobs,
    Optional<IntakeDefinition> intake) {

  public RoleDefinition {
    endpoints = List.copyOf(endpoints);
    settings = List.copyOf(settings);
    localResources = List.copyOf(localResources);
    queues = List.copyOf(queues);
    warmUpPaths = List.copyOf(warmUpPaths);
    jobs = List.copyOf(jobs);
  }

  /** Names of its settings, in the order of the file. */
  public List<String> settingNames() {
    return settings.stream().map(SettingDefinition::name).toList();
  }

  /** The same role with other jobs. */
  public RoleDefinition withJobs(List<JobDefinition> others) {
    return new RoleDefinition(
        name,
        kind,
        size,
        site,
        endpoints,
        settings,
        localResources,
        queues,
        health,
        stopping,
        standby,
        warmUpPaths,
        others,
        intake);
  }

  /** The job of that name. */
  public Optional<JobDefinition> job(String jobName) {
    return jobs.stream().filter(job -> job.name().equals(jobName)).findFirst();
  }

  /** Whether an instance has local storage that outlives its recycling. */
  public boolean keepsLocalStorage() {
    return localResources.stream().anyMatch(store -> !store.cleanOnRoleRecycle());
  }
}
