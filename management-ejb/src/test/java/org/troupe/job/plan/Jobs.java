package org.troupe.job.plan;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.troupe.definition.Continuous;
import org.troupe.definition.JobDefinition;
import org.troupe.definition.JobKind;
import org.troupe.definition.ScheduleDefinition;
import org.troupe.deployment.Slot;

/** Jobs for tests. */
final class Jobs {

  static final JobHome TIDY = new JobHome("shop", Slot.PRODUCTION, "worker", "tidy");

  private Jobs() {}

  /** A job that is tried three times in all, for a minute each, and waits 10 s in between. */
  static JobDefinition tidy(boolean singleton, Continuous continuous) {
    return new JobDefinition(
        "tidy",
        JobKind.BATCH,
        "tidy",
        singleton,
        continuous == Continuous.NONE ? Duration.ofMinutes(1) : Duration.ZERO,
        2,
        Duration.ofSeconds(10),
        50,
        30,
        List.of(),
        Optional.empty(),
        continuous,
        Map.of());
  }

  static ScheduleDefinition schedule(String cron, Duration window) {
    return new ScheduleDefinition(cron, ZoneId.of("UTC"), window, false);
  }
}
