package org.troupe.definition;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The ticks of a cron expression by a time zone's clock. The library's own reckoning repeats ticks
 * in the hour that comes twice, so it only reckons in local time here, where no hour does.
 *
 * <ul>
 *   <li>Expressions that say at which hours: a tick in the hour that does not come is at the first
 *       moment after it, and several such are one; a tick in the hour that comes twice is in the
 *       first of the two.
 *   <li>Expressions for every hour ({@code *}) go on evenly: nothing for the hour that does not
 *       come, and ticks in both of the hour that comes twice.
 * </ul>
 */
final class CronTicks {

  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));

  private static final int MOST_KEPT = 20_000;
  private static final Map<String, CronTicks> KEPT = new ConcurrentHashMap<>();

  private final ExecutionTime local;
  private final boolean everyHour;
  private final ZoneId zone;

  private CronTicks(Cron cron, ZoneId zone) {
    this.local = ExecutionTime.forCron(cron);
    this.everyHour = cron.retrieve(CronFieldName.HOUR).getExpression().asString().equals("*");
    this.zone = zone;
  }

  /**
   * The ticks of an expression.
   *
   * @throws IllegalArgumentException if it is none
   */
  static CronTicks of(String expression, ZoneId zone) {
    String key = zone.getId() + " " + expression;
    CronTicks kept = KEPT.get(key);
    if (kept == null) {
      kept = new CronTicks(PARSER.parse(expression).validate(), zone);
      if (KEPT.size() < MOST_KEPT) {
        KEPT.put(key, kept);
      }
    }
    return kept;
  }

  /** The first tick after a moment; empty if there is none. */
  Optional<Instant> after(Instant moment) {
    return everyHour ? evenlyAfter(moment) : byTheClockAfter(moment);
  }

  private Optional<Instant> byTheClockAfter(Instant moment) {
    return localAfter(heardUpTo(moment)).map(this::firstMoment);
  }

  /** The latest local time whose tick, if it had one, was at that moment or before. */
  private LocalDateTime heardUpTo(Instant moment) {
    ZonedDateTime there = moment.atZone(zone);
    LocalDateTime time = there.toLocalDateTime();
    ZoneOffsetTransition transition = zone.getRules().getTransition(time);
    boolean secondTime =
        transition != null
            && transition.isOverlap()
            && there.getOffset().equals(transition.getOffsetAfter());
    return secondTime ? transition.getDateTimeBefore().minusSeconds(1) : time;
  }

  private Instant firstMoment(LocalDateTime time) {
    ZoneOffsetTransition transition = zone.getRules().getTransition(time);
    if (transition == null) {
      return time.atZone(zone).toInstant();
    }
    return transition.isGap()
        ? transition.getInstant()
        : time.toInstant(transition.getOffsetBefore());
  }

  private Optional<Instant> evenlyAfter(Instant moment) {
    ZoneOffset offset = zone.getRules().getOffset(moment);
    LocalDateTime from = LocalDateTime.ofInstant(moment, offset);
    ZoneOffsetTransition change = zone.getRules().nextTransition(moment);
    while (true) {
      Optional<Instant> tick = localAfter(from).map(inOffset(offset));
      if (tick.isEmpty() || change == null || tick.get().isBefore(change.getInstant())) {
        return tick;
      }
      offset = change.getOffsetAfter();
      from = change.getDateTimeAfter().minusSeconds(1);
      change = zone.getRules().nextTransition(change.getInstant());
    }
  }

  private static Function<LocalDateTime, Instant> inOffset(ZoneOffset offset) {
    return time -> time.toInstant(offset);
  }

  private Optional<LocalDateTime> localAfter(LocalDateTime time) {
    // The library keeps fractions of seconds.
    return local
        .nextExecution(time.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC))
        .map(ZonedDateTime::toLocalDateTime);
  }
}
