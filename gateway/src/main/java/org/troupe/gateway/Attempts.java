package org.troupe.gateway;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a request may still be tried. Each instance is tried once with a connection of the
 * request's own; a kept connection that breaks counts for nothing, as the instance may have closed
 * it unused.
 */
final class Attempts {
  private final Loop loop;
  private Route route;
  private List<Instance> exhausted = List.of();
  private boolean freshOnly;

  Attempts(Route route, Loop loop) {
    this.route = route;
    this.loop = loop;
  }

  /**
   * The next instance to try.
   *
   * @return null if there is none left
   */
  Instance next() {
    return route.next(loop, exhausted);
  }

  /** What to answer when none is left. */
  ErrorPage verdict() {
    return exhausted.isEmpty() ? ErrorPage.NOT_READY : ErrorPage.NO_ANSWER;
  }

  /** A connection to use for the next attempt, or null if one must be made. */
  UpstreamHandler idleConnection(Instance instance) {
    return freshOnly ? null : instance.pool(loop).take();
  }

  void cannotConnect(Instance instance) {
    exhaust(instance);
  }

  void broke(Instance instance, boolean keptConnection) {
    freshOnly = true;
    if (!keptConnection) {
      exhaust(instance);
    }
  }

  /** Goes on after the table in force, which may know of better instances by now. */
  void follow(Route current) {
    if (current != null) {
      route = current;
    }
  }

  private void exhaust(Instance instance) {
    exhausted = new ArrayList<>(exhausted);
    exhausted.add(instance);
  }
}
