package org.troupe.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** All that can be done to a platform. */
final class Faults {

  /** Those that the platform replaces when they hang; the others wait for {@code -CONT}. */
  private static final Set<Part> REPLACED = EnumSet.of(Part.WEB, Part.WORKER, Part.GATEWAY);

  private static final Duration LONG = Duration.ofSeconds(75);

  private Faults() {}

  /** Each alone: kills, stops, and the changes that users ask for. */
  static List<Fault> single(Duration patience) {
    List<Fault> all = new ArrayList<>();
    for (Part part : Part.values()) {
      all.add(Blow.kill(part));
    }
    for (Part part : Part.values()) {
      all.add(stop(patience, part));
    }
    all.addAll(Changes.all());
    return all;
  }

  /** Every two parts killed at once, and every two stopped at once. */
  static List<Fault> pairs(Duration patience) {
    List<Fault> all = new ArrayList<>();
    for (Part one : Part.values()) {
      for (Part other : Part.values()) {
        if (one.compareTo(other) < 0) {
          all.add(Blow.kill(one, other));
          all.add(stop(patience, one, other));
        }
      }
    }
    return all;
  }

  /** What the build has time for. */
  static List<Fault> selection(Duration patience) {
    List<Fault> all = new ArrayList<>();
    for (Part part : Part.values()) {
      all.add(Blow.kill(part));
    }
    for (Part part : List.of(Part.WEB, Part.WORKER, Part.GATEWAY, Part.CONTROLLER)) {
      all.add(stop(patience, part));
    }
    all.add(Blow.kill(Part.WEB, Part.CONTROLLER));
    all.addAll(List.of(Changes.swap(), Changes.scale()));
    return all;
  }

  private static Fault stop(Duration patience, Part... parts) {
    boolean mended = List.of(parts).stream().allMatch(REPLACED::contains);
    return Blow.stop(mended ? LONG : patience, parts);
  }
}
