package org.troupe.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Takes what the batch runtime knows of runs out of a service's database. The runtime itself
 * forgets nothing. A partition or flow is an instance called {@code :<instance it is of>:…}. What
 * an application has begun by itself is nobody's run and stays.
 */
public final class BatchHistory {

  private static final int SECONDS = 30;
  private static final String TABLES = "public.troupe_batch_";

  /** Tables, and the columns by which others are found in them. */
  private static final Map<String, String> INDEXED =
      Map.of(
          "executioninstancedata", "jobinstanceid",
          "stepexecutioninstancedata", "jobexecid",
          "jobstatus", "id",
          "stepstatus", "id");

  /** By the last execution; where no worker could tell of one, by the parameter with its id. */
  private static final String INSTANCES =
      """
      insert into gone with recursive instance(id) as (
          select e.jobinstanceid from %1$sexecutioninstancedata e
            where e.jobexecid = any(?)
               or exists (select from unnest(?) run
                          where position(convert_to(run, 'UTF8') in e.parameters) > 0)
          union
          select part.jobinstanceid::bigint from instance join %1$sjobinstancedata part
            on part.name like ':%%' and split_part(part.name, ':', 2) = instance.id::text)
        select id from instance
      """
          .formatted(TABLES);

  private static final List<String> DELETES =
      List.of(
          delete("stepstatus", "id in (select s.stepexecid from " + stepsOfGone() + ")"),
          delete(
              "stepexecutioninstancedata",
              "stepexecid in (select s.stepexecid from " + stepsOfGone() + ")"),
          delete("executioninstancedata", "jobinstanceid in (select id from gone)"),
          delete("jobstatus", "id in (select id from gone)"),
          delete("checkpointdata", "split_part(id, ',', 1) in (select id::text from gone)"),
          delete("jobinstancedata", "jobinstanceid in (select id from gone)"));

  private BatchHistory() {}

  private static String stepsOfGone() {
    return TABLES
        + "stepexecutioninstancedata s join "
        + TABLES
        + "executioninstancedata e on s.jobexecid = e.jobexecid join gone on gone.id ="
        + " e.jobinstanceid";
  }

  private static String delete(String table, String which) {
    return "delete from " + TABLES + table + " where " + which;
  }

  /**
   * Forgets runs, with their partitions and flows, in one transaction.
   *
   * @param connection to the service's database, as administrator
   * @param executions the last ones of runs that have told of one
   * @param untold ids of runs that have not
   * @return how many job instances there were
   */
  public static int forget(
      Connection connection, Collection<Long> executions, Collection<String> untold)
      throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(SECONDS);
      if (!exists(statement, TABLES + "checkpointdata")) {
        return 0;
      }
      statement.execute("set lock_timeout = '5s'");
      makeIndexes(statement);
      connection.commit();
      statement.execute("create temporary table gone (id bigint) on commit drop");
      int instances = find(connection, executions, untold);
      if (instances > 0) {
        for (String delete : DELETES) {
          statement.executeUpdate(delete);
        }
      }
      connection.commit();
      return instances;
    } finally {
      connection.rollback();
    }
  }

  /**
   * The runtime makes none; without them each row that goes has whole tables read. Making one, even
   * if it is there, waits for all who write.
   */
  private static void makeIndexes(Statement statement) throws SQLException {
    for (Map.Entry<String, String> each : INDEXED.entrySet()) {
      String table = TABLES + each.getKey();
      if (!exists(statement, table + "_of")) {
        String name = table.substring(table.indexOf('.') + 1) + "_of";
        statement.execute("create index " + name + " on " + table + " (" + each.getValue() + ")");
      }
    }
  }

  private static boolean exists(Statement statement, String name) throws SQLException {
    try (ResultSet found =
        statement.executeQuery("select to_regclass('" + name + "') is not null")) {
      return found.next() && found.getBoolean(1);
    }
  }

  private static int find(
      Connection connection, Collection<Long> executions, Collection<String> untold)
      throws SQLException {
    try (PreparedStatement find = connection.prepareStatement(INSTANCES)) {
      find.setQueryTimeout(SECONDS);
      find.setArray(1, connection.createArrayOf("bigint", executions.toArray()));
      find.setArray(2, connection.createArrayOf("text", untold.toArray()));
      return find.executeUpdate();
    }
  }
}
