package org.troupe.wire;

import java.time.Instant;
import java.util.List;

/**
 * What was measured over time.
 *
 * @param metric what was measured
 * @param subject of what, such as a queue
 * @param stepSeconds how long each point stands for
 * @param points in the order of time; stretches without a measurement have none
 */
public record MetricView(String metric, String subject, int stepSeconds, List<Point> points) {

  public MetricView {
    points = List.copyOf(points);
  }

  /**
   * A stretch of time.
   *
   * @param at its beginning
   * @param lowest the lowest value in it
   * @param highest the highest
   * @param mean the mean
   */
  public record Point(Instant at, double lowest, double highest, double mean) {}
}
