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
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** What the ledger's workers have booked, and which version did. */
final class LedgerBook {

  private final Properties settings = new Properties();

  /**
   * @param data the platform's data directory
   */
  LedgerBook(Path data) throws IOException {
    try (Reader in = Files.newBufferedReader(data.resolve("platform.properties"))) {
      settings.load(in);
    }
  }

  /** Number to the version that booked it. */
  Map<Long, String> versions() throws SQLException {
    Map<Long, String> versions = new HashMap<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select id, version from entry")) {
      while (rows.next()) {
        versions.put(rows.getLong(1), rows.getString(2));
      }
    }
    return versions;
  }

  /** How many deliveries there were more than entries, and effects more than entries. */
  long doubled() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select (select count(*) from delivery) - (select count(*) from entry)"
                    + " + (select sum(balance) from account) - (select count(*) from entry)")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:"
            + settings.getProperty("embedded.database.port")
            + "/svc_ledger?loginTimeout=5&connectTimeout=5&socketTimeout=20",
        "troupe",
        settings.getProperty("embedded.database.password"));
  }
}
