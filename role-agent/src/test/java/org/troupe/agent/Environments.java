package org.troupe.agent;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executors;
import org.troupe.agent.RoleEnvironment.Application;
import org.troupe.agent.intake.IntakeSettings;
import org.troupe.agent.jobs.JobSettings;
import org.troupe.agent.jobs.Jobs;

/** Environments to test with: those of a role without jobs. */
final class Environments {

  private Environments() {}

  static RoleEnvironment of(String instance, String token, List<Application> applications) {
    return new RoleEnvironment(
        instance,
        token,
        1,
        "",
        "",
        applications,
        false,
        JobSettings.of(new Properties(), instance, List.of()),
        IntakeSettings.of(new Properties(), instance));
  }

  static Jobs noJobs() {
    JobSettings none = JobSettings.of(new Properties(), "d/w_IN_0", List.of());
    return new Jobs(
        none, "b", Map::of, Clock.systemUTC(), Executors.newSingleThreadScheduledExecutor());
  }
}
