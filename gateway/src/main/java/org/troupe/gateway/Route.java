package org.troupe.gateway;

import java.util.Collection;
import java.util.List;

/** The instances behind some host names, taken in turn. */
final class Route {
  /** So many integers apart, two loops' counters do not share a cache line. */
  private static final int STRIDE = 32;

  private final List<Instance> instances;
  private final int[] turns;

  Route(List<Instance> instances, int loops) {
    this.instances = List.copyOf(instances);
    this.turns = new int[loops * STRIDE];
    for (int i = 0; i < loops; i++) {
      turns[i * STRIDE] = i;
    }
  }

  /**
   * Whose turn it is on this event loop, which must be the calling one.
   *
   * @param tried instances that are out of the question
   * @return null if there is none left
   */
  Instance next(Loop loop, Collection<Instance> tried) {
    int size = instances.size();
    int slot = loop.index() * STRIDE;
    for (int i = 0; i < size; i++) {
      int turn = turns[slot] < size ? turns[slot] : 0;
      turns[slot] = turn + 1;
      Instance instance = instances.get(turn);
      if (tried.isEmpty() || !tried.contains(instance)) {
        return instance;
      }
    }
    return null;
  }
}
