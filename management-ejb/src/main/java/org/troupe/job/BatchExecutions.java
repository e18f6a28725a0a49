package org.troupe.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.troupe.database.ServiceDatabases;

/** What the batch runtimes of a service's workers know of runs, in the service's database. */
@ApplicationScoped
class BatchExecutions {

  private static final Logger LOG = System.getLogger(BatchExecutions.class.getName());
  private static final String NO_SUCH_DATABASE = "3D000";

  private ServiceDatabases databases;

  protected BatchExecutions() {}

  @Inject
  BatchExecutions(ServiceDatabases databases) {
    this.databases = databases;
  }

  /** Forgets all executions of these runs; false if that has to be tried again. */
  boolean forget(String service, List<JobRun> runs) {
    try (Connection connection = databases.connectTo(service)) {
      BatchHistory.forget(
          connection,
          runs.stream().map(JobRun::executionId).flatMap(Optional::stream).toList(),
          runs.stream().filter(run -> run.executionId().isEmpty()).map(JobRun::id).toList());
      return true;
    } catch (SQLException e) {
      if (NO_SUCH_DATABASE.equals(e.getSQLState())) {
        return true;
      }
      LOG.log(Level.WARNING, "jobs service=" + service + " event=executions not forgotten", e);
      return false;
    }
  }
}
