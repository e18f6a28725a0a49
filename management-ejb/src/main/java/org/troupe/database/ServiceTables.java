package org.troupe.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The platform's own tables in a service's database, in a schema of their own. {@code
 * transaction_log} has a row for each transaction over database and queues that is committed here
 * and may not be at the broker; the row is written in the same database transaction as the
 * application's own. {@code timer_tick} says which instance has taken which tick of a persistent
 * timer. {@code run} tells those who asked for a run by the intake what becomes of it.
 */
public final class ServiceTables {

  private static final String TABLES =
      """
      create schema if not exists troupe;
      create table if not exists troupe.transaction_log (
        localtid text not null, servername text not null, gtrid bytea not null unique,
        committed boolean not null default true, primary key (servername, localtid));
      create table if not exists troupe.timer_tick (
        deployment text not null, role text not null, timer text not null, due timestamptz not null,
        instance text not null, primary key (deployment, role, timer, due));
      create table if not exists troupe.run (
        id text primary key, job text not null, status text not null, view text,
        changed timestamptz not null);
      grant usage on schema troupe to %1$s;
      grant select, insert, delete on troupe.transaction_log, troupe.timer_tick to %1$s;
      grant select, insert, delete on troupe.run to %1$s;
      """;

  private ServiceTables() {}

  /**
   * Makes what is missing; repeating it is harmless.
   *
   * @param connection to the service's database, as administrator
   * @param login the service's, quoted as an identifier
   */
  public static void make(Connection connection, String login) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(TABLES.formatted(login));
    }
  }
}
