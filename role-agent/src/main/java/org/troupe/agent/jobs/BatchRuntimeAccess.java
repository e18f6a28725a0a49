package org.troupe.agent.jobs;

import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.troupe.agent.broker.ServerNames;

/**
 * The server's batch runtime, entered as one application of the role.
 *
 * @param application the application that has the job
 */
record BatchRuntimeAccess(ApplicationContext application) {

  private static final Logger LOG = System.getLogger(BatchRuntimeAccess.class.getName());

  /** A managed executor that never lets work wait: a job waits for its partitions. */
  private static final String EXECUTOR = "concurrent/troupe-batch";

  private static final String REPOSITORY = "jdbc/service";

  /** Any number will do that nobody else locks by in the service's database. */
  private static final long LOCK = 8_203_105_114L;

  private static final AtomicBoolean PREPARED = new AtomicBoolean();

  /**
   * Looks which application has the job.
   *
   * @throws IllegalArgumentException if none has
   */
  static BatchRuntimeAccess of(String job, List<String> applications) {
    try {
      ApplicationContext application =
          ApplicationContext.having("META-INF/batch-jobs/" + job + ".xml", applications)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "The role has no batch job META-INF/batch-jobs/" + job + ".xml."));
      prepare();
      return new BatchRuntimeAccess(application);
    } catch (ReflectiveOperationException | NamingException | SQLException e) {
      throw new IllegalArgumentException("The batch runtime cannot be used: " + e.getMessage(), e);
    }
  }

  /** Within the application. */
  JobOperator operator() {
    return BatchRuntime.getJobOperator();
  }

  /** By step: how many partitions it was cut into; nothing while the database does not tell. */
  Map<String, Integer> partitions(long jobInstance) {
    try {
      return Partitions.of(ServerNames.lookup(REPOSITORY, DataSource.class), jobInstance);
    } catch (NamingException | SQLException e) {
      LOG.log(Level.WARNING, "partitions cannot be counted", e);
      return Map.of();
    }
  }

  /**
   * Once a process. The runtime makes its tables at its first use, if they are not there: not a
   * thing for several workers to do at once.
   */
  private static synchronized void prepare()
      throws ReflectiveOperationException, NamingException, SQLException {
    if (PREPARED.get()) {
      return;
    }
    ExecutorService threads = ServerNames.lookup(EXECUTOR, ExecutorService.class);
    Object helper = ApplicationContext.service("org.glassfish.batch.spi.impl.BatchRuntimeHelper");
    helper
        .getClass()
        .getMethod("setExecutorService", ExecutorService.class)
        .invoke(helper, new RunThreads(threads));
    DataSource repository = ServerNames.lookup(REPOSITORY, DataSource.class);
    try (Connection connection = repository.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_lock(" + LOCK + ")");
      try {
        var unused = BatchRuntime.getJobOperator().getJobNames();
      } finally {
        statement.execute("select pg_advisory_unlock(" + LOCK + ")");
      }
    }
    PREPARED.set(true);
  }
}
