package org.troupe.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;

/** The next tick of each schedule. At rest it costs one look at the earliest. */
final class ScheduleHeap {

  private final PriorityQueue<Entry> heap = new PriorityQueue<>(Comparator.comparing(Entry::next));
  private final Map<String, Entry> entries = new HashMap<>();

  private record Entry(ScheduleKey key, Instant next) {}

  /** Forgets all of them. */
  void clear() {
    heap.clear();
    entries.clear();
  }

  /** Keeps these only, with their definitions as they are now, and says which are new. */
  List<ScheduleKey> retain(List<ScheduleKey> declared) {
    Set<String> ids = declared.stream().map(ScheduleKey::id).collect(Collectors.toSet());
    if (entries.keySet().retainAll(ids)) {
      heap.removeIf(entry -> !ids.contains(entry.key().id()));
    }
    List<ScheduleKey> fresh = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (ScheduleKey key : declared) {
      Entry known = entries.get(key.id());
      if (!seen.add(key.id())) {
        continue;
      }
      if (known == null) {
        fresh.add(key);
      } else if (!known.key().equals(key)) {
        put(key, known.next());
      }
    }
    return fresh;
  }

  /** A schedule's next tick; none any more if it is empty. */
  void put(ScheduleKey key, Optional<Instant> next) {
    put(key, next.orElse(Instant.MAX));
  }

  private void put(ScheduleKey key, Instant next) {
    Entry entry = new Entry(key, next);
    Entry before = entries.put(key.id(), entry);
    if (before != null) {
      heap.remove(before);
    }
    heap.add(entry);
  }

  /** Those whose tick has come, at most so many; each is to be put again. */
  List<ScheduleKey> due(Instant now, int most) {
    List<ScheduleKey> due = new ArrayList<>();
    while (due.size() < most && !heap.isEmpty() && !heap.peek().next().isAfter(now)) {
      due.add(heap.poll().key());
    }
    return due;
  }

  /** Those that were due and could not be decided upon are due again. */
  void again(List<ScheduleKey> keys, Instant now) {
    for (ScheduleKey key : keys) {
      entries.remove(key.id());
      put(key, now);
    }
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** When the earliest ticks. */
  Optional<Instant> next() {
    return Optional.ofNullable(heap.peek())
        .map(Entry::next)
        .filter(next -> !next.equals(Instant.MAX));
  }
}
