package org.troupe.samples.ledger.worker;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Books entries in a transaction of its own, which ends before the message is acknowledged: should
 * the instance die in between, the message comes again and finds its entry there. The effect of an
 * entry is one more on the balance of its account, so that an effect done twice shows in the sums.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Book {
  private static final int ACCOUNTS = 16;

  @Resource(lookup = "java:comp/DefaultDataSource")
  private DataSource database;

  @Inject
  @ConfigProperty(name = "troupe.instance", defaultValue = "local")
  private String instance;

  @Inject
  @ConfigProperty(name = "troupe.version", defaultValue = "none")
  private String version;

  /**
   * Notes the delivery, and does the entry's work unless it is done already.
   *
   * @throws IllegalStateException if it could not be booked; nothing of it is then
   */
  public void enter(long number) {
    try (Connection connection = database.getConnection()) {
      int rows =
          update(
              connection,
              "INSERT INTO entry (id, instance, version, at) VALUES (?, ?, ?, now())"
                  + " ON CONFLICT DO NOTHING",
              number,
              instance,
              version);
      if (rows == 1) {
        update(
            connection,
            "UPDATE account SET balance = balance + 1 WHERE number = ?",
            number % ACCOUNTS);
      }
      update(
          connection,
          "INSERT INTO delivery (id, instance, at) VALUES (?, ?, now())",
          number,
          instance);
    } catch (SQLException e) {
      throw new IllegalStateException("Entry " + number + " could not be booked", e);
    }
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
