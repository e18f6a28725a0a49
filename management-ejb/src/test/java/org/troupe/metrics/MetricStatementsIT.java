package org.troupe.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a PostgreSQL of its own. */
class MetricStatementsIT {

  private static final Instant HOUR = Instant.parse("2026-11-21T12:00:00Z");

  private static EmbeddedPostgres postgres;
  private static Connection connection;

  @BeforeAll
  static void start() throws Exception {
    postgres = EmbeddedPostgres.builder().start();
    Flyway.configure()
        .dataSource(postgres.getPostgresDatabase())
        .locations("classpath:org/troupe/database/migration")
        .load()
        .migrate();
    connection = postgres.getPostgresDatabase().getConnection();
  }

  @AfterAll
  static void stop() throws Exception {
    connection.close();
    postgres.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("delete from metric_series");
    }
  }

  private static void measured(Instant at, double... values) throws SQLException {
    List<Measurement> all = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      all.add(new Measurement("shop", "production", "queue.waiting", "q" + i, values[i]));
    }
    MetricStatements.record(connection, at, all);
  }

  @SuppressWarnings("JavaUtilDate") // what JDBC speaks
  private static List<String> read(String subject, Resolution resolution, int step)
      throws SQLException {
    List<String> points = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(MetricStatements.READ)) {
      query.setInt(1, step);
      query.setInt(2, step);
      query.setString(3, "shop");
      query.setString(4, "production");
      query.setString(5, "queue.waiting");
      query.setString(6, subject);
      query.setInt(7, resolution.seconds());
      query.setTimestamp(8, Timestamp.from(HOUR.minus(Duration.ofDays(60))));
      query.setTimestamp(9, Timestamp.from(HOUR.plus(Duration.ofDays(1))));
      query.setInt(10, 1_000);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          points.add(
              rows.getTimestamp(1).toInstant()
                  + " "
                  + rows.getDouble(2)
                  + " "
                  + rows.getDouble(3)
                  + " "
                  + rows.getDouble(4));
        }
      }
    }
    return points;
  }

  @Test
  void samplesOfOneStretchAreOnePoint() throws SQLException {
    measured(HOUR, 1, 10);
    measured(HOUR.plusSeconds(14), 4, 20);
    measured(HOUR.plusSeconds(15), 7);
    assertThat(read("q0", Resolution.FINE, 15))
        .containsExactly("2026-11-21T12:00:00Z 1.0 4.0 2.5", "2026-11-21T12:00:15Z 7.0 7.0 7.0");
    assertThat(read("q1", Resolution.FINE, 15))
        .containsExactly("2026-11-21T12:00:00Z 10.0 20.0 15.0");
    assertThat(read("q0", Resolution.FINE, 30)).containsExactly("2026-11-21T12:00:00Z 1.0 7.0 4.0");
  }

  @Test
  void stretchesThatAreOverAreCondensedOnceAndForAll() throws SQLException {
    measured(HOUR, 2);
    measured(HOUR.plusSeconds(150), 6);
    measured(HOUR.plusSeconds(300), 100);
    MetricStatements.condense(connection, HOUR.plusSeconds(301));
    MetricStatements.condense(connection, HOUR.plusSeconds(302));
    assertThat(read("q0", Resolution.MIDDLE, 300))
        .containsExactly("2026-11-21T12:00:00Z 2.0 6.0 4.0");
    assertThat(read("q0", Resolution.COARSE, 3_600)).isEmpty();

    MetricStatements.condense(connection, HOUR.plusSeconds(600));
    MetricStatements.condense(connection, HOUR.plusSeconds(3_600));
    assertThat(read("q0", Resolution.COARSE, 3_600))
        .containsExactly("2026-11-21T12:00:00Z 2.0 100.0 36.0");
  }

  @Test
  void whatIsTooOldGoesAndItsSeriesWithIt() throws SQLException {
    measured(HOUR, 1);
    measured(HOUR.plus(Duration.ofHours(6)), 2, 3);
    MetricStatements.condense(connection, HOUR.plus(Duration.ofHours(6)).plusSeconds(1));
    assertThat(read("q0", Resolution.FINE, 15)).containsExactly("2026-11-21T18:00:00Z 2.0 2.0 2.0");
    MetricStatements.condense(connection, HOUR.plus(Duration.ofDays(60)));
    try (var statement = connection.createStatement();
        ResultSet left = statement.executeQuery("select count(*) from metric_series")) {
      left.next();
      assertThat(left.getInt(1)).isZero();
    }
  }
}
