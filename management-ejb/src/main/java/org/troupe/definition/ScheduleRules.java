package org.troupe.definition;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** The rules of one schedule of a job. */
final class ScheduleRules {

  private static final int LONGEST_REASON = 200;

  private final CsdefXml.Job job;
  private final CsdefXml.Schedule schedule;
  private final Findings findings;

  ScheduleRules(CsdefXml.Job job, CsdefXml.Schedule schedule, Findings findings) {
    this.job = job;
    this.schedule = schedule;
    this.findings = findings;
  }

  /** The schedule; empty if an error was found. */
  Optional<ScheduleDefinition> apply() {
    Optional<ZoneId> zone = zone();
    if (!isCron() || zone.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ScheduleDefinition(
            schedule.cron,
            zone.get(),
            schedule.window == null
                ? ScheduleDefinition.DEFAULT_WINDOW
                : Duration.parse(schedule.window),
            schedule.slots.equals("both")));
  }

  private boolean isCron() {
    try {
      // Whether it ever ticks again is no matter of the zone.
      if (CronTicks.of(schedule.cron, ZoneId.of("UTC"))
          .after(Clock.systemUTC().instant())
          .isEmpty()) {
        findings.error(
            schedule.line,
            "cron of Job '" + job.name + "' is '" + schedule.cron + "', which never comes again");
        return false;
      }
      return true;
    } catch (IllegalArgumentException e) {
      String reason = e.getMessage() == null ? "" : e.getMessage();
      findings.error(
          schedule.line,
          "cron of Job '"
              + job.name
              + "' is '"
              + schedule.cron
              + "'; it must be six or seven fields as Quartz writes them: second, minute, hour, day"
              + " of month, month, day of week (one of the two days is ?) and maybe year, such as"
              + " '0 0 3 * * ?'. What is wrong: "
              + reason.substring(0, Math.min(LONGEST_REASON, reason.length())));
      return false;
    }
  }

  private Optional<ZoneId> zone() {
    try {
      return Optional.of(ZoneId.of(schedule.timeZone));
    } catch (DateTimeException e) {
      findings.error(
          schedule.line,
          "timeZone of Job '"
              + job.name
              + "' is '"
              + schedule.timeZone
              + "'; it must be a zone of the tz database, such as Europe/Berlin, or UTC");
      return Optional.empty();
    }
  }
}
