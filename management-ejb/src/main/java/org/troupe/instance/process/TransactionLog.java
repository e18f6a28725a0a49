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
  private static final String RESOURCE = "jdbc/troupe-decisions";
  private static final int RADIX = 36;

  private TransactionLog() {}

  /** A name for the coordinator in one process, never used again. */
  static String coordinator() {
    long random = RandomGenerator.getDefault().nextLong(1L << 50);
    return InstanceHost.COORDINATOR + Long.toString(random, RADIX) + ".";
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
