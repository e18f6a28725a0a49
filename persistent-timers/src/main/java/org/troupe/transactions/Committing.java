package org.troupe.transactions;

import java.sql.Connection;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The transaction that is being committed on this thread. */
final class Committing {

  private static final String TRANSACTIONS = "java:appserver/TransactionManager";

  private Committing() {}

  /**
   * The connection by which the database takes part in it without XA; null if it does not. The
   * server knows it by two names: the last resource only where the database came first, the
   * resource without XA always.
   */
  static Connection connection() throws SQLException {
    try {
      Object manager = new InitialContext().lookup(TRANSACTIONS);
      Object transaction = Server.call(manager, "getTransaction");
      if (transaction == null) {
        throw new SQLException("no transaction is being committed on this thread");
      }
      Object database = Server.call(transaction, "getNonXAResource");
      if (database == null) {
        database = Server.call(transaction, "getLAOResource");
      }
      return database == null
          ? null
          : (Connection) Server.call(Server.call(database, "getResource"), "getActualConnection");
    } catch (NamingException | ReflectiveOperationException e) {
      throw new SQLException("the transaction's own connection cannot be had", e);
    }
  }
}
