package org.troupe.samples.postoffice;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * What happened, one row each. Nothing keeps a thing from being noted twice, so that effects done
 * twice can be seen.
 */
@Stateless
public class Journal {

  @Resource(lookup = "java:comp/DefaultDataSource")
  private DataSource database;

  /** Notes something in the caller's transaction. */
  public void note(String kind, String text) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "INSERT INTO journal (kind, text, at) VALUES (?, ?, now())")) {
      statement.setString(1, kind);
      statement.setString(2, text);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(kind + " " + text + " could not be noted", e);
    }
  }

  /** How many of each kind there are, one a line. */
  public String summary() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT kind, count(*), count(DISTINCT text) FROM journal GROUP BY kind ORDER BY kind");
        ResultSet rows = statement.executeQuery()) {
      StringBuilder summary = new StringBuilder();
      while (rows.next()) {
        summary.append(
            "%s %d (%d)%n".formatted(rows.getString(1), rows.getLong(2), rows.getLong(3)));
      }
      return summary.toString();
    } catch (SQLException e) {
      throw new IllegalStateException("the journal cannot be read", e);
    }
  }
}
