package org.troupe.agent;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.troupe.agent.intake.IntakeSettings;
import org.troupe.agent.jobs.JobSettings;

/**
 * What the host tells the agent, once, when the instance starts: {@code agent.properties} in the
 * instance's run directory.
 *
 * @param instance the instance's key
 * @param token what a probe must bring
 * @param port the instance's port on loopback
 * @param healthPath path that the application answers when it is ready; empty if it has none
 * @param stopPath path of the application that is told before the process ends; empty if it has
 *     none
 * @param applications what to deploy, in this order
 * @param standby whether it waits to be activated
 * @param jobs what it is told of jobs
 * @param intake what it is told of the intake
 */
record RoleEnvironment(
    String instance,
    String token,
    int port,
    String healthPath,
    String stopPath,
    List<Application> applications,
    boolean standby,
    JobSettings jobs,
    IntakeSettings intake) {

  static final String FILE = "agent.properties";

  /**
   * One archive of the role.
   *
   * @param name unique in the instance
   * @param contextRoot {@code /} or {@code /name}
   * @param archive the WAR
   */
  record Application(String name, String contextRoot, Path archive) {}

  RoleEnvironment {
    applications = List.copyOf(applications);
  }

  /**
   * Reads the document.
   *
   * @throws IOException if it cannot be read or lacks something
   */
  static RoleEnvironment read(Path runDirectory) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(runDirectory.resolve(FILE))) {
      properties.load(reader);
    }
    List<Application> applications = new ArrayList<>();
    for (int i = 0; properties.containsKey("application." + i + ".name"); i++) {
      String prefix = "application." + i + ".";
      applications.add(
          new Application(
              required(properties, prefix + "name"),
              required(properties, prefix + "context-root"),
              Path.of(required(properties, prefix + "archive"))));
    }
    String instance = required(properties, "instance");
    List<String> names = applications.stream().map(Application::name).toList();
    return new RoleEnvironment(
        instance,
        required(properties, "token"),
        Integer.parseInt(required(properties, "port")),
        properties.getProperty("health-path", ""),
        properties.getProperty("stop-path", ""),
        applications,
        Boolean.parseBoolean(properties.getProperty("standby")),
        JobSettings.of(properties, instance, names),
        IntakeSettings.of(properties, instance));
  }

  private static String required(Properties properties, String key) throws IOException {
    String value = properties.getProperty(key, "");
    if (value.isEmpty()) {
      throw new IOException(FILE + " lacks " + key);
    }
    return value;
  }

  @Override
  public String toString() {
    return instance + " on port " + port;
  }
}
