package org.troupe.lease;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.troupe.platform.ControllerConfig;

/**
 * The keeper's own connection, for the pool's may all be in use. Each statement is a transaction,
 * and nothing waits longer than the lease can bear.
 */
final class LeaseSession implements AutoCloseable {

  private final ControllerConfig.Database database;
  private final LeaseTimes times;
  private Connection connection;

  LeaseSession(ControllerConfig.Database database, LeaseTimes times) {
    this.database = database;
    this.times = times;
  }

  /** The table; connects if need be. */
  LeaseTable table() throws SQLException {
    if (connection == null) {
      connection = DriverManager.getConnection(database.url(), properties());
      try (Statement statement = connection.createStatement()) {
        statement.execute("set lock_timeout = " + times.commitLimit().toMillis());
      }
    }
    return new LeaseTable(connection);
  }

  private Properties properties() {
    String limit = Integer.toString(times.answerLimitSeconds());
    Properties properties = new Properties();
    properties.setProperty("user", database.user());
    properties.setProperty("password", database.password());
    properties.setProperty("ApplicationName", "troupe lease");
    properties.setProperty("loginTimeout", limit);
    properties.setProperty("connectTimeout", limit);
    properties.setProperty("socketTimeout", limit);
    return properties;
  }

  /** The next question connects anew. */
  @Override
  public void close() {
    Connection closing = connection;
    connection = null;
    if (closing != null) {
      try {
        closing.close();
      } catch (SQLException e) {
        // It was of no use any more; the database ends its side by itself.
        return;
      }
    }
  }
}
