package org.troupe.recovery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The transactions that were decided to be committed, in the table of one service's database. */
final class CommitRecords {

  private final Connection database;

  CommitRecords(Connection database) {
    this.database = database;
  }

  /** Whether the transaction was; without a record it was not, and never will be. */
  boolean hold(byte[] transaction) throws SQLException {
    try (PreparedStatement query =
        database.prepareStatement("select 1 from troupe.transaction_log where gtrid = ?")) {
      query.setBytes(1, transaction);
      try (ResultSet found = query.executeQuery()) {
        return found.next();
      }
    }
  }

  /** Who has written records. */
  List<String> coordinators() throws SQLException {
    try (PreparedStatement query =
            database.prepareStatement("select distinct servername from troupe.transaction_log");
        ResultSet rows = query.executeQuery()) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }

  /** Removes the records of one that is gone and has no branch left. */
  void forget(String coordinator) throws SQLException {
    try (PreparedStatement delete =
        database.prepareStatement("delete from troupe.transaction_log where servername = ?")) {
      delete.setString(1, coordinator);
      delete.executeUpdate();
    }
  }
}
