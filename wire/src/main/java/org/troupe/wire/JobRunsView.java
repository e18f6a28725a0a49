package org.troupe.wire;

import java.util.List;

/**
 * A page of runs, newest first.
 *
 * @param runs the page's
 * @param next where the next page begins, to be given as {@code before}; null on the last one
 */
public record JobRunsView(List<JobRunView> runs, Long next) {

  public JobRunsView {
    runs = List.copyOf(runs);
  }
}
