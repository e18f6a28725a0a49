package org.troupe.samples.ledger.worker;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes the tables where they are missing, at the start of every worker. A version called broken
 * cannot be deployed.
 */
@Singleton
@Startup
public class BookSchema {
  private static final String TABLES =
      """
      SELECT pg_advisory_xact_lock(6021023);
      CREATE TABLE IF NOT EXISTS entry (
        id bigint PRIMARY KEY, instance text NOT NULL, version text NOT NULL, at timestamptz NOT NULL);
      CREATE TABLE IF NOT EXISTS delivery (
        id bigint NOT NULL, instance text NOT NULL, at timestamptz NOT NULL);
      CREATE TABLE IF NOT EXISTS account (number bigint PRIMARY KEY, balance bigint NOT NULL);
      INSERT INTO account SELECT number, 0 FROM generate_series(0, 15) AS number
        ON CONFLICT DO NOTHING;
      """;

  @Resource(lookup = "java:comp/DefaultDataSource")
  private DataSource database;

  @Inject
  @ConfigProperty(name = "troupe.version", defaultValue = "none")
  private String version;

  @PostConstruct
  void create() {
    if (version.endsWith("broken")) {
      throw new IllegalStateException("This version is broken on purpose");
    }
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
    } catch (SQLException e) {
      throw new IllegalStateException("The book's tables cannot be made", e);
    }
  }
}
