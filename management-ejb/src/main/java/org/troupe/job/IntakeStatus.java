package org.troupe.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.troupe.database.ServiceDatabases;
import org.troupe.wire.RunReport;

/** Writes what becomes of runs where the intake of their service reads it: in its database. */
@ApplicationScoped
class IntakeStatus {

  private static final Logger LOG = System.getLogger(IntakeStatus.class.getName());
  private static final int BATCH = 200;

  /** As long as anybody may still ask; the history has it for longer. */
  private static final String FORGET =
      "delete from troupe.run where changed < now() - interval '30 days'";

  private ServiceDatabases databases;
  private JobRecords records;
  private Clock clock;

  protected IntakeStatus() {}

  @Inject
  IntakeStatus(ServiceDatabases databases, JobRecords records, Clock clock) {
    this.databases = databases;
    this.records = records;
    this.clock = clock;
  }

  /** What a caller of the intake reads of a run. */
  private record View(
      String id,
      String job,
      String status,
      String message,
      int attempt,
      Instant queuedAt,
      Instant startedAt,
      Instant endedAt,
      String exitStatus,
      List<RunReport.Step> steps) {

    static View of(JobRun run) {
      return new View(
          run.id(),
          run.home().job(),
          run.status().label(),
          run.message(),
          run.attempt(),
          run.queuedAt(),
          run.startedAt().orElse(null),
          run.endedAt().orElse(null),
          run.exitStatus().orElse(null),
          run.steps());
    }
  }

  /** Writes all that has changed; what cannot be written is tried again the next time. */
  void tell() {
    Map<String, List<JobRun>> byService =
        records.toTell(BATCH).stream().collect(Collectors.groupingBy(run -> run.home().service()));
    byService.forEach(
        (service, runs) -> {
          try {
            tell(service, runs);
            runs.forEach(records::toldIntake);
          } catch (SQLException e) {
            LOG.log(
                Level.WARNING,
                "jobs service=" + service + " event=intake not told, tried again",
                e);
          }
        });
  }

  private void tell(String service, List<JobRun> runs) throws SQLException {
    try (Connection connection = databases.connectTo(service);
        PreparedStatement upsert =
            connection.prepareStatement(
                "insert into troupe.run (id, job, status, view, changed) values (?, ?, ?, ?, ?)"
                    + " on conflict (id) do update set status = excluded.status, view ="
                    + " excluded.view, changed = excluded.changed")) {
      for (JobRun run : runs) {
        upsert.setString(1, run.id());
        upsert.setString(2, run.home().job());
        upsert.setString(3, run.status().label());
        upsert.setString(4, JsonText.of(View.of(run)));
        upsert.setTimestamp(5, Timestamp.from(clock.instant()));
        upsert.addBatch();
      }
      upsert.executeBatch();
      try (Statement old = connection.createStatement()) {
        old.executeUpdate(FORGET);
      }
    }
  }
}
