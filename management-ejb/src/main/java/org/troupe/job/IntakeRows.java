package org.troupe.job;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a service's database says of the runs that its intake was asked for: statements. */
final class IntakeRows {

  /** As long as anybody may still ask; the history has it for longer. */
  private static final String FORGET =
      "delete from troupe.run where changed < now() - interval '30 days'";

  private IntakeRows() {}

  /**
   * One of them.
   *
   * @param status such as {@code Running}
   * @param view for the caller, as JSON
   */
  record Row(String id, String job, String status, String view) {}

  /** Writes them, whether the intake has or not, and forgets old ones. */
  static void write(Connection connection, List<Row> rows, Instant now) throws SQLException {
    try (PreparedStatement upsert =
            connection.prepareStatement(
                "insert into troupe.run (id, job, status, view, changed) values (?, ?, ?, ?, ?)"
                    + " on conflict (id) do update set status = excluded.status, view ="
                    + " excluded.view, changed = excluded.changed");
        Statement old = connection.createStatement()) {
      for (Row row : rows) {
        upsert.setString(1, row.id());
        upsert.setString(2, row.job());
        upsert.setString(3, row.status());
        upsert.setString(4, row.view());
        upsert.setTimestamp(5, Timestamp.from(now));
        upsert.addBatch();
      }
      upsert.executeBatch();
      old.executeUpdate(FORGET);
    }
  }

  /** Ids of those that the intake noted so long ago, and of which nobody has said a word since. */
  static List<String> untold(Connection connection, Duration since, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select id from troupe.run where status = 'Queued' and view is null and changed <"
                + " now() - ? * interval '1 second' order by changed limit ?")) {
      select.setLong(1, since.toSeconds());
      select.setInt(2, most);
      List<String> ids = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ids.add(row.getString(1));
        }
      }
      return ids;
    }
  }

  /** Ends those as Failed of which nobody has said a word yet. */
  static int fail(Connection connection, Collection<String> ids, String message)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update troupe.run set status = 'Failed', changed = now(), view ="
                + " json_build_object('id', id, 'job', job, 'status', 'Failed', 'message',"
                + " ?::text)::text where id = any(?) and status = 'Queued' and view is null")) {
      Array those = connection.createArrayOf("text", ids.toArray());
      update.setString(1, message);
      update.setArray(2, those);
      return update.executeUpdate();
    }
  }
}
