package org.troupe.lease;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.troupe.platform.ControllerConfig;

/** A database of a test's own with the control plane's schema, in the real PostgreSQL. */
final class OwnDatabase {

  private static final AtomicInteger MADE = new AtomicInteger();

  private final ControllerConfig.Database access;

  private OwnDatabase(ControllerConfig.Database access) {
    this.access = access;
  }

  static OwnDatabase make() throws SQLException {
    Properties server = server();
    String user = server.getProperty("database.user");
    String password = server.getProperty("database.password");
    String url = server.getProperty("database.url");
    String name = "lease_" + ProcessHandle.current().pid() + "_" + MADE.incrementAndGet();
    OwnDatabase administrator = new OwnDatabase(new ControllerConfig.Database(url, user, password));
    try (Connection connection = administrator.connect()) {
      run(connection, "create database " + name);
    }
    String own = url.replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
    Flyway.configure()
        .dataSource(own, user, password)
        .locations("classpath:org/troupe/database/migration")
        .load()
        .migrate();
    return new OwnDatabase(new ControllerConfig.Database(own, user, password));
  }

  private static Properties server() {
    Path file = Path.of(System.getProperty("troupe.it.directory"), "controller.properties");
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  ControllerConfig.Database access() {
    return access;
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(access.url(), access.user(), access.password());
  }

  /** A connection whose transaction stays open, as a stopped process leaves it. */
  Connection begin() throws SQLException {
    Connection connection = connect();
    connection.setAutoCommit(false);
    return connection;
  }

  static void run(Connection connection, String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  /** What the query, which asks for one number, says. */
  long number(String query) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Until the lease ends; negative if it has. */
  long millisLeft() {
    return number(
        "select extract(epoch from held_until - clock_timestamp()) * 1000 from controller_lease");
  }

  LeaseView current() throws SQLException {
    try (Connection connection = connect()) {
      return new LeaseTable(connection).current().orElseThrow();
    }
  }
}
