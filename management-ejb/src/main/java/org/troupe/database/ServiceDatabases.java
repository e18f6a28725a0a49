package org.troupe.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.troupe.platform.ControllerConfig;

/**
 * A database and a login for each cloud service. Only that login and the administrator may connect
 * to it; both slots share it, so that a swap keeps the data.
 */
@ApplicationScoped
public class ServiceDatabases {

  private static final String PREFIX = "svc_";
  private static final int LOGIN_LIMIT_SECONDS = 10;

  /** What has become of runs that came by the service's intake, which puts them there. */
  private final ControllerConfig.Database administrator;

  @Inject
  ServiceDatabases(ControllerConfig config) {
    this.administrator = config.database();
  }

  protected ServiceDatabases() {
    this.administrator = null;
  }

  /** The service's login, and also its database's name. */
  public static String nameFor(String service) {
    return PREFIX + service.replace('-', '_');
  }

  /** JDBC address of the service's database. */
  public String urlFor(String service) {
    String url = administrator.url();
    int query = url.indexOf('?');
    String base = query < 0 ? url : url.substring(0, query);
    String parameters = query < 0 ? "" : url.substring(query);
    return base.substring(0, base.lastIndexOf('/') + 1) + nameFor(service) + parameters;
  }

  /**
   * Makes what is missing; repeating it is harmless.
   *
   * @throws SQLException if the database refuses or does not answer
   */
  public void prepare(String service, String password) throws SQLException {
    String name = nameFor(service);
    try (Connection connection = connect()) {
      run(connection, "create role " + quoted(name) + " login", roleExists(connection, name));
      run(
          connection,
          "alter role " + quoted(name) + " password '" + password.replace("'", "''") + "'",
          false);
      run(
          connection,
          "create database " + quoted(name) + " owner " + quoted(name),
          databaseExists(connection, name));
      run(connection, "revoke all on database " + quoted(name) + " from public", false);
    }
    makeTables(service);
  }

  /**
   * Makes what is missing of the platform's tables in a service's database.
   *
   * @return false if that database has not been made yet
   * @throws SQLException if the database refuses or does not answer
   */
  public boolean makeTables(String service) throws SQLException {
    String name = nameFor(service);
    try (Connection connection = connect()) {
      if (!databaseExists(connection, name)) {
        return false;
      }
    }
    try (Connection connection = connectTo(service)) {
      ServiceTables.make(connection, quoted(name));
    }
    return true;
  }

  /**
   * Connects to the service's database as administrator.
   *
   * @throws SQLException if there is none, or the database does not answer
   */
  public Connection connectTo(String service) throws SQLException {
    DriverManager.setLoginTimeout(LOGIN_LIMIT_SECONDS);
    return DriverManager.getConnection(
        urlFor(service), administrator.user(), administrator.password());
  }

  /** Not the pool's: "create database" must stand outside of every transaction. */
  private Connection connect() throws SQLException {
    DriverManager.setLoginTimeout(LOGIN_LIMIT_SECONDS);
    return DriverManager.getConnection(
        administrator.url(), administrator.user(), administrator.password());
  }

  private static boolean roleExists(Connection connection, String name) throws SQLException {
    return finds(connection, "select 1 from pg_roles where rolname = ?", name);
  }

  private static boolean databaseExists(Connection connection, String name) throws SQLException {
    return finds(connection, "select 1 from pg_database where datname = ?", name);
  }

  private static boolean finds(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet found = statement.executeQuery()) {
        return found.next();
      }
    }
  }

  private static void run(Connection connection, String command, boolean done) throws SQLException {
    if (!done) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(command);
      }
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
