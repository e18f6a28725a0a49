package org.troupe.agent.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.troupe.agent.broker.ServerNames;

/** The table of the runs that were asked for, in the service's database. */
final class RunTable {

  private static final int SECONDS = 4;

  /**
   * Notes a run before it is asked for; one that is there already stays as it is.
   *
   * @return whether it was not there
   */
  boolean add(String id, String job) throws SQLException, NamingException {
    try (Connection connection = database().getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into troupe.run (id, job, status, changed) values (?, ?, 'Queued', now())"
                    + " on conflict (id) do nothing")) {
      insert.setQueryTimeout(SECONDS);
      insert.setString(1, id);
      insert.setString(2, job);
      return insert.executeUpdate() == 1;
    }
  }

  /** Forgets a run that could not be asked for, unless the controller knows of it nevertheless. */
  void remove(String id) throws SQLException, NamingException {
    try (Connection connection = database().getConnection();
        PreparedStatement delete =
            connection.prepareStatement(
                "delete from troupe.run where id = ? and status = 'Queued' and view is null")) {
      delete.setQueryTimeout(SECONDS);
      delete.setString(1, id);
      delete.executeUpdate();
    }
  }

  /** Those of these runs that are there. */
  List<RunRow> of(Collection<String> ids) throws SQLException, NamingException {
    try (Connection connection = database().getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select id, job, status, view, changed::text from troupe.run where id = any(?)")) {
      select.setQueryTimeout(SECONDS);
      select.setArray(1, connection.createArrayOf("text", ids.toArray()));
      List<RunRow> rows = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(
              new RunRow(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5)));
        }
      }
      return rows;
    }
  }

  private static DataSource database() throws NamingException {
    return ServerNames.lookup("jdbc/service", DataSource.class);
  }
}
