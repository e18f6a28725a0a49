package org.troupe.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.troupe.database.ServiceDatabases;
import org.troupe.wire.RunReport;

/** Writes what becomes of runs where the intake of their service reads it: in its database. */
@ApplicationScoped
class IntakeStatus {

  private static final Logger LOG = System.getLogger(IntakeStatus.class.getName());
  private static final int BATCH = 200;

  /** Longer than the intake itself tries, and a message takes that the broker has. */
  private static final Duration LONGEST_WAY = Duration.ofMinutes(10);

  private static final String LOST = "The request for it never came to the controller. Ask again.";
  private static final String REFUSED =
      "The deployment that was asked has left its slot, or has no such job. Ask again.";

  /** Run ids by service; more are found after {@link #LONGEST_WAY}. */
  private static final int MOST_REFUSED = 1_000;

  private final Map<String, Set<String>> refused = new HashMap<>();
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
    tellRefused();
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
    try (Connection connection = databases.connectTo(service)) {
      IntakeRows.write(
          connection,
          runs.stream()
              .map(
                  run ->
                      new IntakeRows.Row(
                          run.id(),
                          run.home().job(),
                          run.status().label(),
                          JsonText.of(View.of(run))))
              .toList(),
          clock.instant());
    }
  }

  /** No run was made of what the intake of a service asked for. */
  void refuse(String service, String run) {
    Set<String> ofService = refused.computeIfAbsent(service, name -> new HashSet<>());
    if (ofService.size() < MOST_REFUSED) {
      ofService.add(run);
    }
  }

  /** Tells the callers of runs that were refused; where that fails, {@link #giveUp} does. */
  private void tellRefused() {
    refused.forEach((service, runs) -> fail(service, connection -> runs, REFUSED));
    refused.clear();
  }

  /**
   * Ends runs that the intakes noted and that no request has come for. To be called only when all
   * that had come has been read.
   */
  void giveUp(Set<String> services) {
    for (String service : services) {
      fail(
          service,
          connection -> {
            List<String> untold = IntakeRows.untold(connection, LONGEST_WAY, BATCH);
            return untold.isEmpty() ? untold : records.unknown(untold);
          },
          LOST);
    }
  }

  @FunctionalInterface
  private interface Which {

    Collection<String> of(Connection connection) throws SQLException;
  }

  private void fail(String service, Which which, String message) {
    try (Connection connection = databases.connectTo(service)) {
      Collection<String> runs = which.of(connection);
      if (!runs.isEmpty()) {
        int failed = IntakeRows.fail(connection, runs, message);
        LOG.log(
            Level.INFO, "jobs service={0} event=asked for, not begun runs={1}", service, failed);
      }
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "jobs service=" + service + " event=intake not told", e);
    }
  }
}
