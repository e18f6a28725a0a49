package org.troupe.agent.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.troupe.wire.RunOrder;

/**
 * What the host tells the agent of jobs.
 *
 * @param instance the instance's key
 * @param parallel how many runs at a time; 0 if the role has no jobs
 * @param runs queue of the role's orders
 * @param reports queue of the deployment's reports
 * @param approot where the role's files are
 * @param applications names of the role's applications
 * @param continuous jobs that run on every instance; no runs yet
 */
public record JobSettings(
    String instance,
    int parallel,
    String runs,
    String reports,
    Path approot,
    List<String> applications,
    List<RunOrder> continuous) {

  public JobSettings {
    applications = List.copyOf(applications);
    continuous = List.copyOf(continuous);
  }

  private static final String PARAMETER = "parameter.";

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
        applications,
        continuous(agent, instance));
  }

  private static List<RunOrder> continuous(Properties agent, String instance) {
    String role = instance.replaceFirst(".*/", "").replaceFirst("_IN_[0-9]+$", "");
    List<RunOrder> jobs = new ArrayList<>();
    for (int i = 0; agent.containsKey("jobs.continuous." + i + ".name"); i++) {
      String prefix = "jobs.continuous." + i + ".";
      Map<String, String> parameters = new TreeMap<>();
      for (String key : agent.stringPropertyNames()) {
        if (key.startsWith(prefix + PARAMETER)) {
          parameters.put(key.substring((prefix + PARAMETER).length()), agent.getProperty(key));
        }
      }
      jobs.add(
          new RunOrder(
              "",
              1,
              role,
              agent.getProperty(prefix + "name"),
              agent.getProperty(prefix + "kind"),
              agent.getProperty(prefix + "target"),
              parameters,
              null,
              0,
              0));
    }
    return jobs;
  }

  /** Whether there is anything to do. */
  public boolean hasJobs() {
    return parallel > 0;
  }
}
