package org.troupe.recovery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.troupe.queue.BrokerBranches.Branch;

/**
 * What has become of transactions, by the rows of {@code troupe.transaction_log} in the services'
 * databases. One is committed if its coordinator's row is there. If not, it shall never be: a row
 * against it is put in the place that the coordinator's would need. Where the two write at the same
 * time, the database lets the second one wait until the first has ended, so that they never differ.
 */
final class Decisions implements AutoCloseable {

  private static final String LIMIT = "set statement_timeout = '10s'";
  private static final String ASK =
      "select 1 from troupe.transaction_log where gtrid = ? and committed";
  private static final String DECIDE_AGAINST =
      "insert into troupe.transaction_log (localtid, servername, gtrid, committed)"
          + " values (?, ?, ?, false) on conflict do nothing";

  private final List<Connection> databases = new ArrayList<>();

  private Decisions() {}

  /**
   * Connects to all of them, as nothing says to whose service a coordinator belongs.
   *
   * @throws SQLException if one does not answer
   */
  static Decisions in(List<InDoubt.Database> databases) throws SQLException {
    Decisions decisions = new Decisions();
    try {
      for (InDoubt.Database database : databases) {
        Connection connection = database.connect();
        decisions.databases.add(connection);
        try (var statement = connection.createStatement()) {
          statement.execute(LIMIT);
        }
      }
      return decisions;
    } catch (SQLException e) {
      decisions.close();
      throw e;
    }
  }

  /** Whether it is to be committed everywhere; if not, it is to be rolled back everywhere. */
  boolean isForCommit(Branch branch) throws SQLException {
    if (isCommitted(branch.transaction())) {
      return true;
    }
    for (Connection database : databases) {
      try (PreparedStatement insert = database.prepareStatement(DECIDE_AGAINST)) {
        insert.setString(1, HexFormat.of().formatHex(branch.transaction()));
        insert.setString(2, branch.coordinator());
        insert.setBytes(3, branch.transaction());
        insert.executeUpdate();
      }
    }
    return isCommitted(branch.transaction());
  }

  private boolean isCommitted(byte[] transaction) throws SQLException {
    for (Connection database : databases) {
      try (PreparedStatement query = database.prepareStatement(ASK)) {
        query.setBytes(1, transaction);
        try (ResultSet found = query.executeQuery()) {
          if (found.next()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Who has decided, or was decided for; what follows a coordinator's name is the server's. */
  List<String> coordinators() throws SQLException {
    List<String> names = new ArrayList<>();
    for (Connection database : databases) {
      try (PreparedStatement query =
              database.prepareStatement("select distinct servername from troupe.transaction_log");
          ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    return names;
  }

  /** Removes all that was decided by it, or for it. */
  void forget(String coordinator) throws SQLException {
    for (Connection database : databases) {
      try (PreparedStatement delete =
          database.prepareStatement("delete from troupe.transaction_log where servername = ?")) {
        delete.setString(1, coordinator);
        delete.executeUpdate();
      }
    }
  }

  @Override
  public void close() throws SQLException {
    for (Connection database : databases) {
      database.close();
    }
  }
}
