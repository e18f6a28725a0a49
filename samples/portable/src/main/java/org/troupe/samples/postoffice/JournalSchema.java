package org.troupe.samples.postoffice;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Makes the table where it is missing. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class JournalSchema {

  private static final String TABLE =
      """
      DO $$ BEGIN
        PERFORM pg_advisory_xact_lock(7021023);
        CREATE TABLE IF NOT EXISTS journal (
          id bigserial PRIMARY KEY, kind text NOT NULL, text text NOT NULL, sorted boolean,
          at timestamptz NOT NULL);
      END $$
      """;

  @Resource(lookup = "java:comp/DefaultDataSource")
  private DataSource database;

  @PostConstruct
  void create() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
    } catch (SQLException e) {
      throw new IllegalStateException("the journal's table cannot be made", e);
    }
  }
}
