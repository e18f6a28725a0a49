package org.troupe.metrics;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.troupe.lease.ControllerLease;
import org.troupe.wire.MetricView;

/**
 * The history of what is measured. Samples come in every 15 s; five minutes and hours are made of
 * them once they are over, and what is too old is deleted.
 */
@Stateless
public class MetricHistory {

  /** The most points of one answer. */
  public static final int MOST_POINTS = 1_000;

  @Resource(lookup = "jdbc/troupe")
  private DataSource dataSource;

  @Inject private ControllerLease lease;
  @Inject private Clock clock;

  /** Keeps what was measured at a moment; the second of one stretch of 15 s adds to the first. */
  public void record(Instant at, List<Measurement> measurements) {
    lease.confirm();
    if (!measurements.isEmpty()) {
      inConnection(connection -> MetricStatements.record(connection, at, measurements));
    }
  }

  /** Makes the coarser samples of stretches that are over, and deletes what is too old. */
  public void condense() {
    lease.confirm();
    Instant now = clock.instant();
    inConnection(connection -> MetricStatements.condense(connection, now));
  }

  /**
   * The last values of a metric, by subject; none that is older than the limit.
   *
   * @param service the cloud service
   * @param slot its slot
   */
  public Map<String, Double> last(String service, String slot, String metric, Duration limit) {
    Map<String, Double> values = new HashMap<>();
    inConnection(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(MetricStatements.LAST)) {
            query.setTimestamp(1, timestamp(clock.instant().minus(limit)));
            query.setString(2, service);
            query.setString(3, slot);
            query.setString(4, metric);
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                values.put(rows.getString(1), rows.getDouble(2));
              }
            }
          }
        });
    return values;
  }

  /**
   * A metric over time.
   *
   * @param range of which there are no more than {@link #MOST_POINTS} steps
   */
  public MetricView read(
      String service, String slot, String metric, String subject, MetricRange range) {
    Resolution resolution =
        Resolution.forQuestion(range.from(), range.stepSeconds(), clock.instant());
    int step = Math.max(range.stepSeconds(), resolution.seconds());
    List<MetricView.Point> points = new ArrayList<>();
    inConnection(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(MetricStatements.READ)) {
            query.setInt(1, step);
            query.setInt(2, step);
            query.setString(3, service);
            query.setString(4, slot);
            query.setString(5, metric);
            query.setString(6, subject);
            query.setInt(7, resolution.seconds());
            query.setTimestamp(8, timestamp(range.from()));
            query.setTimestamp(9, timestamp(range.to()));
            query.setInt(10, MOST_POINTS);
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                points.add(
                    new MetricView.Point(
                        rows.getTimestamp(1).toInstant(),
                        rows.getDouble(2),
                        rows.getDouble(3),
                        rows.getDouble(4)));
              }
            }
          }
        });
    return new MetricView(metric, subject, step, points);
  }

  @SuppressWarnings("JavaUtilDate") // what JDBC speaks
  private static Timestamp timestamp(Instant at) {
    return Timestamp.from(at);
  }

  private void inConnection(Work work) {
    try (Connection connection = dataSource.getConnection()) {
      work.in(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("the history of metrics cannot be used", e);
    }
  }

  @FunctionalInterface
  private interface Work {
    void in(Connection connection) throws SQLException;
  }
}
