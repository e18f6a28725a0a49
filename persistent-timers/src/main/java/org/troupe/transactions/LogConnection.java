package org.troupe.transactions;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * A connection as far as the server's log uses one ({@code com.sun.jts.CosTransactions.LogDBHelper}
 * of Payara 6): it inserts a decision, deletes one by the transaction's number, and at its start
 * makes a table and asks for what earlier processes of its name have left, which is nothing, as
 * each process has its own name.
 */
final class LogConnection {

  private static final int NUMBER = 1;
  private static final int COORDINATOR = 2;
  private static final int TRANSACTION = 4;

  private LogConnection() {}

  static Connection to(Decisions decisions) {
    return as(
        Connection.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "prepareStatement" -> statement((String) arguments[0], decisions);
              case "createStatement" -> as(Statement.class, LogConnection::nothing);
              default -> nothing(proxy, method, arguments);
            });
  }

  private static PreparedStatement statement(String sql, Decisions decisions) {
    Map<Object, Object> parameters = new HashMap<>();
    return as(
        PreparedStatement.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "setString", "setBytes" -> parameters.put(arguments[0], arguments[1]);
              case "executeUpdate" -> update(sql, parameters, decisions);
              case "executeQuery" -> as(ResultSet.class, LogConnection::nothing);
              default -> nothing(proxy, method, arguments);
            });
  }

  private static int update(String sql, Map<Object, Object> parameters, Decisions decisions)
      throws SQLException {
    String number = (String) parameters.get(NUMBER);
    String coordinator = (String) parameters.get(COORDINATOR);
    byte[] transaction = (byte[]) parameters.get(TRANSACTION);
    if (sql.stripLeading().startsWith("delete")) {
      decisions.forget(number, coordinator);
    } else if (transaction != null) {
      decisions.commit(number, coordinator, transaction);
    }
    return 1;
  }

  private static Object nothing(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
    return method.getReturnType() == boolean.class ? Boolean.FALSE : null;
  }

  private static <T> T as(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            LogConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
