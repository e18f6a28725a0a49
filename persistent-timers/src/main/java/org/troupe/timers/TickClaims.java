package org.troupe.timers;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * Takes ticks by a row in the service's database, {@code troupe.timer_tick}: whose row is there
 * first, has the tick. It stays taken when the instance dies over it.
 */
public final class TickClaims {

  private static final Logger LOG = System.getLogger(TickClaims.class.getName());
  private static final String TAKE =
      "insert into troupe.timer_tick (deployment, role, timer, due, instance)"
          + " values (?, ?, ?, ?, ?) on conflict do nothing";
  private static final String HOLDER =
      "select instance from troupe.timer_tick"
          + " where deployment = ? and role = ? and timer = ? and due = ?";

  /** No instance is so late that it would take one again. */
  private static final String FORGET =
      "delete from troupe.timer_tick where deployment = ? and role = ? and timer = ?"
          + " and due < now() - interval '1 hour'";

  private final Database database;
  private final BooleanSupplier working;
  private final String deployment;
  private final String role;
  private final String instance;

  /** The service's database. */
  @FunctionalInterface
  interface Database {
    Connection connect() throws SQLException;
  }

  /**
   * For an instance.
   *
   * @param working whether it takes work: not while it stands by, and not when it leaves
   */
  TickClaims(
      Database database, BooleanSupplier working, String deployment, String role, String instance) {
    this.database = database;
    this.working = working;
    this.deployment = deployment;
    this.role = role;
    this.instance = instance;
  }

  static TickClaims ofThisProcess() {
    Map<String, String> environment = System.getenv();
    return new TickClaims(
        TickClaims::connect,
        Working::isWorking,
        environment.getOrDefault("TROUPE_DEPLOYMENT", ""),
        environment.getOrDefault("TROUPE_ROLE", ""),
        environment.getOrDefault("TROUPE_INSTANCE", ""));
  }

  /** Timers come on threads without a class loader, and then the server finds nothing. */
  private static Connection connect() throws SQLException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(TickClaims.class.getClassLoader());
    try {
      return ((DataSource) new InitialContext().lookup("jdbc/service")).getConnection();
    } catch (NamingException e) {
      throw new SQLException("jdbc/service is not to be had: " + e.getMessage(), e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /**
   * Takes a tick, unless another instance has it.
   *
   * @param timer what it is called in all instances of the role
   * @param due when it is to fire
   */
  public Claim take(String timer, Instant due) {
    if (!working.getAsBoolean()) {
      return Claim.THEIRS;
    }
    try (Connection connection = database.connect()) {
      boolean first = with(connection, TAKE, timer, due, true).executeUpdate() == 1;
      if (first) {
        with(connection, FORGET, timer, null, false).executeUpdate();
        return Claim.OURS;
      }
      // Ours already where the bean threw an exception and gets the tick once more.
      try (ResultSet row = with(connection, HOLDER, timer, due, false).executeQuery()) {
        return row.next() && row.getString(1).equals(instance) ? Claim.OURS : Claim.THEIRS;
      }
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "timer={0} event=tick-delayed reason=\"{1}\"", timer, e.getMessage());
      return Claim.UNKNOWN;
    }
  }

  /** Is closed with its connection. */
  private PreparedStatement with(
      Connection connection, String sql, String timer, Instant due, boolean ours)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setString(1, deployment);
    statement.setString(2, role);
    statement.setString(3, timer);
    if (due != null) {
      statement.setTimestamp(4, Timestamp.from(due));
    }
    if (ours) {
      statement.setString(5, instance);
    }
    return statement;
  }
}
