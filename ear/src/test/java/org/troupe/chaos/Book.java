package org.troupe.chaos;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** What the workers have booked, read from the service's database. */
final class Book {

  private static final String LIMITS = "?loginTimeout=5&connectTimeout=5&socketTimeout=20";

  private final String url;
  private final String user;
  private final String password;

  /**
   * @param url such as {@code jdbc:postgresql://127.0.0.1:5432/svc_ledger}
   */
  Book(String url, String user, String password) {
    this.url = url + LIMITS;
    this.user = user;
    this.password = password;
  }

  /**
   * What is booked.
   *
   * @param entries the numbers that were booked, of those asked for
   * @param deliveries how many deliveries of those were booked
   * @param doubled effects that were done more often than their entries say, of all there are
   */
  record State(Set<Long> entries, long deliveries, long doubled) {

    long repeated() {
      return deliveries - entries.size();
    }
  }

  /** Reads what is booked of the numbers after the first given and up to the last. */
  State read(long after, long last) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      Set<Long> entries = new HashSet<>();
      try (PreparedStatement statement =
          connection.prepareStatement("SELECT id FROM entry WHERE id > ? AND id <= ?")) {
        statement.setLong(1, after);
        statement.setLong(2, last);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            entries.add(rows.getLong(1));
          }
        }
      }
      return new State(
          entries,
          number(
              connection,
              "SELECT count(*) FROM delivery WHERE id > " + after + " AND id <= " + last),
          number(
              connection,
              "SELECT (SELECT sum(balance) FROM account) - (SELECT count(*) FROM entry)"));
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
