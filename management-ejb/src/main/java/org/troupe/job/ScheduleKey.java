package org.troupe.job;

import org.troupe.definition.ScheduleDefinition;
import org.troupe.job.plan.JobHome;

/** A schedule of a job in a slot. */
public record ScheduleKey(JobHome home, ScheduleDefinition schedule) {

  /** The same for the same ticks, whichever deployment brings the schedule. */
  String id() {
    return home + " " + schedule.cron() + " " + schedule.timeZone().getId();
  }
}
