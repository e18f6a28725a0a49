package org.troupe.instance;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What is on record of all instances. Reconcile asks all the time, and with thousands of instances
 * it costs five times as much to make entities of their rows as to read them.
 */
@ApplicationScoped
public class InstanceRecords {

  private static final String QUERY =
      "select deployment_id, role, ordinal, state, since, failures, started_at,"
          + " upgrade_domain, standby, retiring, asked, program, told, was_ready, dumped,"
          + " leaving_step, leaving_since, token from role_instance";

  private static final int FETCH_SIZE = 1000;

  @Resource(lookup = "jdbc/troupe")
  private DataSource dataSource;

  /** All, in no order; as {@link RoleInstance#recorded} tells it of one. */
  public List<InstanceRecord> all() {
    List<InstanceRecord> records = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(QUERY)) {
      statement.setFetchSize(FETCH_SIZE);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          records.add(record(row));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the instances could not be read", e);
    }
    return records;
  }

  private static InstanceRecord record(ResultSet row) throws SQLException {
    return new InstanceRecord(
        new InstanceKey(row.getString(1), row.getString(2), row.getInt(3)),
        InstanceState.valueOf(row.getString(4)),
        row.getTimestamp(5).toInstant(),
        row.getInt(6),
        Optional.ofNullable(row.getTimestamp(7)).map(Timestamp::toInstant),
        new InstanceRecord.Standing(row.getInt(8), row.getBoolean(9), row.getBoolean(10)),
        Optional.ofNullable(row.getString(11)).map(Renewal::valueOf),
        new InstanceRecord.Launched(
            Optional.ofNullable(row.getString(12)),
            Optional.ofNullable(row.getString(13)),
            row.getBoolean(14),
            row.getBoolean(15)),
        leaving(row),
        row.getString(18));
  }

  private static Optional<InstanceRecord.Leaving> leaving(ResultSet row) throws SQLException {
    Optional<LeavingStep> step = Optional.ofNullable(row.getString(16)).map(LeavingStep::valueOf);
    if (step.isEmpty()) {
      return Optional.empty();
    }
    Instant since = row.getTimestamp(17).toInstant();
    return Optional.of(new InstanceRecord.Leaving(step.get(), since));
  }
}
