package org.troupe.transactions;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * What the server's transaction manager takes for the data source of its log. It writes a decision
 * when all other branches are prepared, on the thread that commits, and just before it commits the
 * database's local transaction. The connection it gets here is that transaction's own, so that the
 * decision is committed with the application's data. The pool would hand out another one: it looks
 * at the bean's invocation, which is over by then.
 *
 * <p>A transaction without the database has its decision written by itself.
 */
public final class DecisionLog implements DataSource {

  private static final String SERVICE = "jdbc/service";
  private static final String TRANSACTIONS = "java:appserver/TransactionManager";

  @Override
  public Connection getConnection() throws SQLException {
    try {
      Object manager = new InitialContext().lookup(TRANSACTIONS);
      Object transaction = call(manager, "getTransaction");
      Object last = transaction == null ? null : call(transaction, "getLAOResource");
      return last == null
          ? getNonTxConnection()
          : shared((Connection) call(call(last, "getResource"), "getActualConnection"));
    } catch (NamingException | ReflectiveOperationException e) {
      throw new SQLException("the transaction's own connection cannot be had", e);
    }
  }

  /** One that takes part in no transaction; the server asks for it by this name. */
  public Connection getNonTxConnection() throws SQLException {
    try {
      Object service = new InitialContext().lookup(SERVICE);
      return (Connection) call(service, "getNonTxConnection");
    } catch (NamingException | ReflectiveOperationException e) {
      throw new SQLException("a connection of " + SERVICE + " cannot be had", e);
    }
  }

  /** The server's classes are not known here by name, and some not by any loader but their own. */
  private static Object call(Object target, String name) throws ReflectiveOperationException {
    for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
      try {
        Method method = type.getDeclaredMethod(name);
        method.setAccessible(true);
        return method.invoke(target);
      } catch (NoSuchMethodException inherited) {
        // Further up, if anywhere.
      }
    }
    throw new NoSuchMethodException(target.getClass() + "." + name);
  }

  /** Whoever closes it is done with it, but the transaction is not. */
  private static Connection shared(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            DecisionLog.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
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
