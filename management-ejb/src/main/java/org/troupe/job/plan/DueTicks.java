package org.troupe.job.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.troupe.definition.ScheduleDefinition;

/**
 * Which ticks of a schedule are to be run now. Those of the last minute all are: a controller that
 * was started again in between is not noticed. Of older ones the last is run if it is not later
 * than the schedule's window and none has followed since; the others are skipped.
 *
 * @param runs the ticks to be run
 * @param skipped how many are not
 * @param decidedThrough every tick up to here has been decided upon
 * @param next the first tick after that; empty if there is none
 */
public record DueTicks(
    List<Instant> runs, long skipped, Instant decidedThrough, Optional<Instant> next) {

  static final Duration PUNCTUAL = Duration.ofMinutes(1);

  /** A schedule of each second that rested for a year is not counted tick by tick. */
  static final int MOST_COUNTED = 10_000;

  public DueTicks {
    runs = List.copyOf(runs);
  }

  /**
   * Decides upon all ticks up to now.
   *
   * @param decidedThrough as the last time
   */
  public static DueTicks of(ScheduleDefinition schedule, Instant decidedThrough, Instant now) {
    Instant punctualFrom = now.minus(PUNCTUAL);
    List<Instant> runs = new ArrayList<>();
    Optional<Instant> late = Optional.empty();
    long missed = 0;
    Optional<Instant> tick = schedule.tickAfter(decidedThrough);
    while (tick.filter(at -> !at.isAfter(now)).isPresent()) {
      Instant at = tick.get();
      if (at.isBefore(punctualFrom)) {
        missed++;
        late = tick;
        at = missed == MOST_COUNTED ? punctualFrom : at;
      } else {
        runs.add(at);
      }
      tick = schedule.tickAfter(at);
    }
    if (runs.isEmpty()
        && late.filter(at -> !at.isBefore(now.minus(schedule.window()))).isPresent()) {
      runs.add(late.get());
      missed--;
    }
    return new DueTicks(runs, missed, now, tick);
  }
}
