package org.troupe.job;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Has schedules tick. */
final class DueSchedules {

  private static final int BATCH = 200;

  private final JobRecords records;
  private final Clock clock;
  private final ScheduleHeap heap = new ScheduleHeap();
  private Declared known = Declared.nothing();

  DueSchedules(JobRecords records, Clock clock) {
    this.records = records;
    this.clock = clock;
  }

  /** Forgets what it remembers. */
  void clear() {
    heap.clear();
    known = Declared.nothing();
  }

  /** When the next one ticks. */
  Optional<Instant> next() {
    return heap.next();
  }

  /** Makes the runs of all ticks that have come. */
  void tick(Declared declared) {
    if (!declared.equals(known)) {
      learn(declared);
      known = declared;
    }
    List<ScheduleKey> due = heap.due(clock.instant(), BATCH);
    while (!due.isEmpty()) {
      Map<String, ScheduleKey> byId = byId(due);
      try {
        records.tick(due, declared.homes()).forEach((id, next) -> heap.put(byId.get(id), next));
      } catch (RuntimeException e) {
        heap.again(due, clock.instant());
        throw e;
      }
      due = due.size() < BATCH ? List.of() : heap.due(clock.instant(), BATCH);
    }
  }

  private void learn(Declared declared) {
    List<ScheduleKey> all = declared.schedules();
    boolean first = heap.isEmpty();
    List<ScheduleKey> fresh = heap.retain(all);
    if (!fresh.isEmpty() || first || !known.schedules().equals(all)) {
      Map<String, ScheduleKey> byId = byId(fresh);
      try {
        records
            .awake(fresh, all)
            .forEach(
                (id, through) -> {
                  ScheduleKey key = byId.get(id);
                  heap.put(key, key.schedule().tickAfter(through));
                });
      } catch (RuntimeException e) {
        heap.clear();
        throw e;
      }
    }
  }

  private static Map<String, ScheduleKey> byId(List<ScheduleKey> keys) {
    return keys.stream().collect(Collectors.toMap(ScheduleKey::id, Function.identity()));
  }
}
