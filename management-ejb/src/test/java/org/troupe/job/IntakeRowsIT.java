package org.troupe.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.troupe.database.ServiceTables;

/** On a PostgreSQL of its own. */
class IntakeRowsIT {

  private static EmbeddedPostgres postgres;
  private static Connection connection;

  @BeforeAll
  static void start() throws Exception {
    postgres = EmbeddedPostgres.builder().start();
    connection = postgres.getPostgresDatabase().getConnection();
    ServiceTables.make(connection, "postgres");
  }

  @AfterAll
  static void stop() throws Exception {
    connection.close();
    postgres.close();
  }

  @Test
  void whatWasAskedForAndNeverCameEndsAsFailedAndTheRestStays() throws Exception {
    noted("lost", "Queued", "20 minutes");
    noted("fresh", "Queued", "1 minute");
    noted("known", "Queued", "20 minutes");
    noted("ancient", "Succeeded", "31 days");
    IntakeRows.write(
        connection,
        List.of(
            new IntakeRows.Row("known", "tidy", "Queued", "{}"),
            new IntakeRows.Row("new", "tidy", "Running", "{}")),
        Instant.now().minusSeconds(1200));

    List<String> untold = IntakeRows.untold(connection, Duration.ofMinutes(10), 100);
    assertThat(untold).containsExactly("lost");
    assertThat(IntakeRows.fail(connection, List.of("lost", "known", "new"), "It \"was\" lost."))
        .isEqualTo(1);

    assertThat(ask("select string_agg(id || ' ' || status, ', ' order by id) from troupe.run"))
        .isEqualTo("fresh Queued, known Queued, lost Failed, new Running");
    assertThat(ask("select view from troupe.run where id = 'lost'"))
        .contains("\"lost\"", "\"tidy\"", "\"Failed\"", "It \\\"was\\\" lost.");
    assertThat(IntakeRows.untold(connection, Duration.ofMinutes(10), 100)).isEmpty();
  }

  private static void noted(String id, String status, String ago) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into troupe.run (id, job, status, changed) values ('%s', 'tidy', '%s', now() -"
                  .formatted(id, status)
              + " interval '%s')".formatted(ago));
    }
  }

  private static String ask(String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getString(1);
    }
  }
}
