package org.troupe.transactions;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * What the server's transaction manager takes for the data source of its log ({@code
 * db-logging-resource}). It writes a decision when all other branches are prepared, on the thread
 * that commits, and just before it commits the database's local transaction. What it says in SQL is
 * understood by {@link LogConnection}, and done by {@link Decisions}.
 */
public final class DecisionLog implements DataSource {

  private final Decisions decisions = new Decisions();

  @Override
  public Connection getConnection() {
    return LogConnection.to(decisions);
  }

  /** The server asks by this name for one that takes part in no transaction. */
  public Connection getNonTxConnection() {
    return LogConnection.to(decisions);
  }

  @Override
  public Connection getConnection(String user, String password) {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter writer) {
    // Nothing is written.
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // The pool has its own.
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("it wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
