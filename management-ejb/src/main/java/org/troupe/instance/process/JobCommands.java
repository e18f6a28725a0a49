package org.troupe.instance.process;

import java.util.List;

/**
 * Boot commands for batch jobs. The repository of jobs lies in the service's database, which all
 * workers share, and is written through the pool that the applications use, so that a checkpoint is
 * in the transaction of what it counts.
 */
final class JobCommands {

  private static final String BATCH = "configs.config.server-config.batch-runtime-configuration.";

  private static final int MOST_THREADS = 200;

  private JobCommands() {}

  /**
   * Before the batch runtime reads it. It sets the schema's name on the connections that it shares
   * with the applications, so that must be where their tables are; its own tell themselves from
   * those by their names.
   */
  static String preBoot() {
    return lines(
        List.of(
            "set " + BATCH + "data-source-lookup-name=jdbc/service",
            "set " + BATCH + "schema-name=public",
            "set " + BATCH + "table-prefix=troupe_batch_"));
  }

  /** Threads that work never waits for: a job holds one while it waits for its partitions. */
  static String postBoot() {
    return lines(
        List.of(
            "create-managed-executor-service --corepoolsize 0 --maximumpoolsize "
                + MOST_THREADS
                + " --taskqueuecapacity 0 --keepaliveseconds 60 --longrunningtasks=true"
                + " concurrent/troupe-batch"));
  }

  private static String lines(List<String> commands) {
    return String.join("\n", commands) + "\n";
  }
}
