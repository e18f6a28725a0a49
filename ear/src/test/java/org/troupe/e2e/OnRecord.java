package org.troupe.e2e;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** What the platform's database has, for what no command tells. */
final class OnRecord {

  private final Properties access = new Properties();

  OnRecord(Path data) throws IOException {
    Path configuration = data.resolve("controller/controller.properties");
    try (Reader reader = Files.newBufferedReader(configuration)) {
      access.load(reader);
    }
  }

  /** Id of the controller that leads. */
  String leader() {
    return first("select holder from controller_lease");
  }

  /** When it took the lease. */
  Instant leaseBegan() {
    return instant("since");
  }

  /** When its lease ends unless it is renewed. */
  Instant leaseEnds() {
    return instant("held_until");
  }

  private Instant instant(String column) {
    String millis = "(extract(epoch from " + column + ") * 1000)::bigint";
    return Instant.ofEpochMilli(
        Long.parseLong(first("select " + millis + " from controller_lease")));
  }

  /** Number, kind and outcome of each operation. */
  List<String> operations() {
    return texts("select id || ' ' || kind || ' ' || outcome from operation order by id");
  }

  /** What was done for the last operation. */
  List<String> stepsOfLastOperation() {
    return texts(
        "select step from operation_step where operation_id = (select max(id) from operation)"
            + " order by position");
  }

  private String first(String query) {
    return texts(query).get(0);
  }

  private List<String> texts(String query) {
    try (Connection connection =
            DriverManager.getConnection(
                access.getProperty("database.url"),
                access.getProperty("database.user"),
                access.getProperty("database.password"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
