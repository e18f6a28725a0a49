package org.troupe.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All that can be done to a platform. */
final class Faults {

  private Faults() {}

  /** Each alone: kills, stops, and the changes that users ask for. */
  static List<Fault> single(Duration patience) {
    List<Fault> all = new ArrayList<>();
    for (Part part : Part.values()) {
      all.add(Blow.kill(part));
    }
    for (Part part : Part.values()) {
      all.add(Blow.stop(patience, part));
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
          all.add(Blow.stop(patience, one, other));
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
      all.add(Blow.stop(patience, part));
    }
    all.add(Blow.kill(Part.WEB, Part.CONTROLLER));
    all.addAll(List.of(Changes.swap(), Changes.scale()));
    return all;
  }
}
