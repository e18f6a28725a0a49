package org.troupe.instance.process;

import java.util.List;
import java.util.random.RandomGenerator;
import org.troupe.instance.InstanceHost;

/**
 * How an instance's transaction manager keeps in mind what it has decided: by a row in the
 * service's database, written in the same database transaction as the application's data just
 * before that is committed. So the two are there together or not at all, whenever the process is
 * killed, and it does not matter whether it ever comes back in the same directory. Whoever finds a
 * message in doubt at the broker looks for the row ({@code org.troupe.recovery}).
 */
final class TransactionLog {

  private static final String SERVICE =
      "set configs.config.server-config.transaction-service.property.";
  private static final String TABLE = "troupe.transaction_log";
  private static final String RESOURCE = "jdbc/troupe-decisions";
  private static final int RADIX = 36;

  private TransactionLog() {}

  /** A name for the coordinator in one process, never used again. */
  static String coordinator() {
    long random = RandomGenerator.getDefault().nextLong(1L << 50);
    return InstanceHost.COORDINATOR + Long.toString(random, RADIX) + ".";
  }

  /**
   * The server's own statements are for a table that it would make, in words of other databases.
   */
  static List<String> jvm() {
    return List.of(
        "-Dcom.sun.jts.dblogging.insertquery=insert into " + TABLE + " values (?, ?, ?, ?)",
        "-Dcom.sun.jts.dblogging.deletequery=delete from "
            + TABLE
            + " where localtid = ? and servername = ?",
        "-Dcom.sun.jts.dblogging.selectquery=select * from " + TABLE + " where servername = ?",
        // It would take all instances for one server, and complain.
        "-Dcom.sun.jts.dblogging.selectservernamequery=select servername from "
            + TABLE
            + " where instancename = ? and false");
  }

  /** Before the boot ends, since the first transaction reads them. */
  static List<String> preBoot(String coordinator) {
    return List.of(
        SERVICE + "xa-servername=" + coordinator, SERVICE + "db-logging-resource=" + RESOURCE);
  }

  /** After the boot: what takes the decisions, a part of the server ({@code persistent-timers}). */
  static String postBoot() {
    return "create-custom-resource --restype javax.sql.DataSource"
        + " --factoryclass org.troupe.transactions.DecisionLogFactory "
        + RESOURCE;
  }
}
