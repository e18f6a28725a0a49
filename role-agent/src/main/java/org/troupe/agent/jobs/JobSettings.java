package org.troupe.agent.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * What the host tells the agent of jobs.
 *
 * @param instance the instance's key
 * @param parallel how many runs at a time; 0 if the role has no jobs
 * @param runs queue of the role's orders
 * @param reports queue of the deployment's reports
 * @param approot where the role's files are
 * @param applications names of the role's applications
 */
public record JobSettings(
    String instance,
    int parallel,
    String runs,
    String reports,
    Path approot,
    List<String> applications) {

  public JobSettings {
    applications = List.copyOf(applications);
  }

  /**
   * Out of the agent's document.
   *
   * @param instance the instance's key
   * @param applications names of the role's applications
   */
  public static JobSettings of(Properties agent, String instance, List<String> applications) {
    return new JobSettings(
        instance,
        Integer.parseInt(agent.getProperty("jobs.parallel", "0")),
        agent.getProperty("jobs.runs", ""),
        agent.getProperty("jobs.reports", ""),
        Path.of(agent.getProperty("approot", "")),
        applications);
  }

  /** Whether there is anything to do. */
  public boolean hasJobs() {
    return parallel > 0;
  }

  /** The instance's name, without its deployment. */
  String name() {
    return instance.substring(instance.lastIndexOf('/') + 1);
  }
}
