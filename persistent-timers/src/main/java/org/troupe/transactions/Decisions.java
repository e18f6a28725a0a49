package org.troupe.transactions;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Rows in the service's database that say which transactions are committed. Where the database
 * takes part in the transaction, the row is written by the transaction's own connection, so that it
 * is committed with the application's data, or not at all. The pool would hand out another one: it
 * looks at the bean's invocation, which is over by then.
 *
 * <p>A row is not needed any more once the transaction is committed everywhere. Rows are removed
 * many at a time; what a process leaves behind, the controller removes.
 */
final class Decisions {

  private static final Logger LOG = Logger.getLogger(Decisions.class.getName());
  private static final int AT_A_TIME = 100;

  private static final String INSERT =
      "insert into troupe.transaction_log (localtid, servername, gtrid) values (?, ?, ?)";

  /** Outlives the process in any case; a crash of the database itself is not what it is for. */
  private static final String INSERT_ALONE =
      "insert into troupe.transaction_log (localtid, servername, gtrid)"
          + " select ?, ?, ? from set_config('synchronous_commit', 'off', true)";

  private static final String DELETE =
      "delete from troupe.transaction_log where servername = ? and localtid = any (?)";

  private final Set<String> written = ConcurrentHashMap.newKeySet();
  private final List<String> done = new ArrayList<>();

  /** Says that the transaction is to be committed everywhere. */
  void commit(String number, String coordinator, byte[] transaction) throws SQLException {
    Connection own = Committing.connection();
    if (own == null) {
      commitAlone(number, coordinator, transaction);
      return;
    }
    try {
      insert(own, INSERT, number, coordinator, transaction);
      written.add(number);
    } catch (SQLException e) {
      // The server takes this part for ended: the connection must not stay in a failed transaction.
      own.rollback();
      throw e;
    }
  }

  /**
   * Between queues only. Without the database they go on: only who is killed meanwhile may lose
   * what it was sending.
   */
  private void commitAlone(String number, String coordinator, byte[] transaction) {
    try (Connection connection = service()) {
      insert(connection, INSERT_ALONE, number, coordinator, transaction);
      written.add(number);
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "a transaction between queues is committed without a record of it", e);
    }
  }

  private static void insert(
      Connection connection, String sql, String number, String coordinator, byte[] transaction)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, number);
      insert.setString(2, coordinator);
      insert.setBytes(3, transaction);
      insert.executeUpdate();
    }
  }

  /** Says that the transaction has ended everywhere; of most, nothing was written. */
  void forget(String number, String coordinator) {
    if (written.remove(number)) {
      List<String> full = full(number);
      if (!full.isEmpty()) {
        delete(full, coordinator);
      }
    }
  }

  private List<String> full(String number) {
    synchronized (done) {
      done.add(number);
      if (done.size() < AT_A_TIME) {
        return List.of();
      }
      List<String> full = List.copyOf(done);
      done.clear();
      return full;
    }
  }

  private static void delete(List<String> numbers, String coordinator) {
    try (Connection connection = service();
        PreparedStatement delete = connection.prepareStatement(DELETE)) {
      delete.setString(1, coordinator);
      delete.setArray(2, connection.createArrayOf("text", numbers.toArray()));
      delete.executeUpdate();
    } catch (SQLException e) {
      LOG.log(Level.FINE, "decisions stay until the controller removes them", e);
    }
  }

  private static Connection service() throws SQLException {
    try {
      Object pool = new InitialContext().lookup("jdbc/service");
      return (Connection) Server.call(pool, "getNonTxConnection");
    } catch (NamingException | ReflectiveOperationException e) {
      throw new SQLException("the service's database cannot be had", e);
    }
  }
}
