package org.troupe.metrics;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What is said to the database about metrics. */
final class MetricStatements {

  static final String LAST =
      "select s.subject, m.total / m.samples from metric_series s"
          + " join lateral (select total, samples from metric_sample"
          + "   where series = s.id and resolution = 15 and at > ? order by at desc limit 1) m"
          + " on true where s.service = ? and s.slot = ? and s.metric = ?";

  static final String READ =
      "select to_timestamp(floor(extract(epoch from m.at) / ?) * ?) as step,"
          + " min(lowest), max(highest), sum(total) / sum(samples)"
          + " from metric_series s join metric_sample m on m.series = s.id"
          + " where s.service = ? and s.slot = ? and s.metric = ? and s.subject = ?"
          + " and m.resolution = ? and m.at >= ? and m.at < ?"
          + " group by step order by step limit ?";

  private static final String ADD_SERIES =
      "insert into metric_series (service, slot, metric, subject)"
          + " select distinct * from unnest(?::text[], ?::text[], ?::text[], ?::text[])"
          + " on conflict do nothing";

  private static final String ADD_SAMPLES =
      "insert into metric_sample (series, resolution, at, lowest, highest, total, samples)"
          + " select s.id, 15, ?, min(given.value), max(given.value), sum(given.value), count(*)"
          + " from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::float8[])"
          + "   as given (service, slot, metric, subject, value)"
          + " join metric_series s using (service, slot, metric, subject) group by s.id"
          + " on conflict (series, resolution, at) do update set"
          + "   lowest = least(metric_sample.lowest, excluded.lowest),"
          + "   highest = greatest(metric_sample.highest, excluded.highest),"
          + "   total = metric_sample.total + excluded.total,"
          + "   samples = metric_sample.samples + excluded.samples";

  /** Made anew from what they consist of, so that doing it twice changes nothing. */
  private static final String CONDENSE =
      "insert into metric_sample (series, resolution, at, lowest, highest, total, samples)"
          + " select series, ?, to_timestamp(floor(extract(epoch from at) / ?) * ?) as step,"
          + "   min(lowest), max(highest), sum(total), sum(samples)"
          + " from metric_sample where resolution = ? and at >= ? and at < ?"
          + " group by series, step"
          + " on conflict (series, resolution, at) do update set"
          + "   lowest = excluded.lowest, highest = excluded.highest,"
          + "   total = excluded.total, samples = excluded.samples";

  private static final String DELETE_OLD =
      "delete from metric_sample where resolution = ? and at < ?";

  private static final String DELETE_SERIES =
      "delete from metric_series s"
          + " where not exists (select 1 from metric_sample m where m.series = s.id)";

  private MetricStatements() {}

  static void record(Connection connection, Instant at, List<Measurement> measurements)
      throws SQLException {
    Array[] keys = {
      texts(connection, measurements, Measurement::service),
      texts(connection, measurements, Measurement::slot),
      texts(connection, measurements, Measurement::metric),
      texts(connection, measurements, Measurement::subject)
    };
    try (PreparedStatement series = connection.prepareStatement(ADD_SERIES)) {
      for (int i = 0; i < keys.length; i++) {
        series.setArray(i + 1, keys[i]);
      }
      series.executeUpdate();
    }
    try (PreparedStatement samples = connection.prepareStatement(ADD_SAMPLES)) {
      samples.setTimestamp(1, timestamp(Resolution.FINE.floor(at)));
      for (int i = 0; i < keys.length; i++) {
        samples.setArray(i + 2, keys[i]);
      }
      Object[] values = measurements.stream().map(Measurement::value).toArray();
      samples.setArray(keys.length + 2, connection.createArrayOf("float8", values));
      samples.executeUpdate();
    }
  }

  private static Array texts(
      Connection connection, List<Measurement> measurements, Function<Measurement, String> key)
      throws SQLException {
    return connection.createArrayOf("text", measurements.stream().map(key).toArray());
  }

  static void condense(Connection connection, Instant now) throws SQLException {
    condense(connection, Resolution.FINE, Resolution.MIDDLE, now);
    condense(connection, Resolution.MIDDLE, Resolution.COARSE, now);
    for (Resolution resolution : Resolution.values()) {
      try (PreparedStatement delete = connection.prepareStatement(DELETE_OLD)) {
        delete.setInt(1, resolution.seconds());
        delete.setTimestamp(2, timestamp(resolution.oldest(now)));
        delete.executeUpdate();
      }
    }
    try (PreparedStatement delete = connection.prepareStatement(DELETE_SERIES)) {
      delete.executeUpdate();
    }
  }

  private static void condense(Connection connection, Resolution from, Resolution to, Instant now)
      throws SQLException {
    Instant end = to.floor(now);
    try (PreparedStatement condense = connection.prepareStatement(CONDENSE)) {
      condense.setInt(1, to.seconds());
      condense.setInt(2, to.seconds());
      condense.setInt(3, to.seconds());
      condense.setInt(4, from.seconds());
      // A few steps back: the controller may have been away for a while.
      condense.setTimestamp(5, timestamp(end.minus(to.step().multipliedBy(3))));
      condense.setTimestamp(6, timestamp(end));
      condense.executeUpdate();
    }
  }

  @SuppressWarnings("JavaUtilDate") // what JDBC speaks
  private static Timestamp timestamp(Instant at) {
    return Timestamp.from(at);
  }
}
