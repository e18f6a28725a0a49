package org.troupe.definition;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a job runs by itself.
 *
 * @param cron second, minute, hour, day of month, month, day of week and, if need be, year, as
 *     Quartz writes them
 * @param timeZone by whose clock
 * @param window how late a tick that was missed may still be run, once; zero to skip it
 * @param bothSlots whether it ticks in staging too; else in production only
 */
public record ScheduleDefinition(String cron, ZoneId timeZone, Duration window, boolean bothSlots) {

  static final Duration DEFAULT_WINDOW = Duration.ofMinutes(10);

  /**
   * The first tick after a moment; empty if there is none. Over daylight saving, see {@link
   * CronTicks}.
   */
  public Optional<Instant> tickAfter(Instant moment) {
    return CronTicks.of(cron, timeZone).after(moment);
  }
}
