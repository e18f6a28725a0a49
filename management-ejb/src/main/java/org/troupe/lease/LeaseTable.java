package org.troupe.lease;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The one row, over some connection. Whether a lease has ended is asked of the database, whose
 * clock is the only one that all controllers share.
 */
final class LeaseTable {

  private static final String TAKE =
      """
      update controller_lease
         set term = term + 1, holder = ?, address = ?, since = now(),
             held_until = now() + ? * interval '1 millisecond'
       where holder = '' or held_until <= now() or (holder = ? and (? or address = ?))
      returning term""";

  private static final String RENEW =
      """
      update controller_lease
         set held_until = now() + ? * interval '1 millisecond'
       where holder = ? and term = ?""";

  private static final String RELEASE =
      "update controller_lease set holder = '', held_until = now() where holder = ? and term = ?";

  // Not now(), which is when the transaction began.
  private static final String CONFIRM =
      """
      select 1 from controller_lease
       where holder = ? and term = ? and held_until > clock_timestamp()
         for key share""";

  private static final String CURRENT =
      """
      select holder, term, address, since, held_until from controller_lease
       where holder <> '' and held_until > now()""";

  // Whoever has confirmed has a RowShareLock on the table until its transaction ends; a renewal or
  // a take-over has another one, and whoever only reads has neither.
  private static final String END_CONFIRMED =
      """
      select count(*) filter (where pg_terminate_backend(l.pid))
        from pg_locks l
       where l.locktype = 'relation' and l.relation = 'controller_lease'::regclass
         and l.database = (select oid from pg_database where datname = current_database())
         and l.mode = 'RowShareLock' and l.granted and l.pid <> pg_backend_pid()
         and exists (select 1 from controller_lease where held_until <= now())""";

  private final Connection connection;

  LeaseTable(Connection connection) {
    this.connection = connection;
  }

  /**
   * Takes the lease if it is free, has ended, or was given to this process without its knowing.
   *
   * @param fromEarlierLife also if it is another process of this controller that holds it
   * @return the new term; empty if another one holds it
   * @throws SQLException also if a transaction confirmed in the last term is still open after the
   *     connection's limit for waiting
   */
  OptionalLong take(String controller, String address, Duration duration, boolean fromEarlierLife)
      throws SQLException {
    try (PreparedStatement take = connection.prepareStatement(TAKE)) {
      take.setString(1, controller);
      take.setString(2, address);
      take.setLong(3, duration.toMillis());
      take.setString(4, controller);
      take.setBoolean(5, fromEarlierLife);
      take.setString(6, address);
      try (ResultSet term = take.executeQuery()) {
        return term.next() ? OptionalLong.of(term.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  /**
   * Prolongs a term. One that has ended, too: as long as nobody has taken over, nothing was missed.
   *
   * @return false if another term has begun
   */
  boolean renew(String controller, long term, Duration duration) throws SQLException {
    try (PreparedStatement renew = connection.prepareStatement(RENEW)) {
      renew.setLong(1, duration.toMillis());
      renew.setString(2, controller);
      renew.setLong(3, term);
      return renew.executeUpdate() == 1;
    }
  }

  /** Makes the lease free; nothing if another term has begun. */
  void release(String controller, long term) throws SQLException {
    try (PreparedStatement release = connection.prepareStatement(RELEASE)) {
      release.setString(1, controller);
      release.setLong(2, term);
      release.executeUpdate();
    }
  }

  /**
   * Whether the term is still on. If so, no other begins before the transaction has ended or its
   * session was ended.
   */
  boolean confirm(String controller, long term) throws SQLException {
    try (PreparedStatement confirm = connection.prepareStatement(CONFIRM)) {
      confirm.setString(1, controller);
      confirm.setLong(2, term);
      try (ResultSet found = confirm.executeQuery()) {
        return found.next();
      }
    }
  }

  /**
   * Ends the sessions whose transactions were confirmed in a term that has ended, so that they are
   * rolled back. A stopped process, or a machine without power, would keep them open for ever.
   *
   * @return how many
   */
  int endConfirmed() throws SQLException {
    try (PreparedStatement end = connection.prepareStatement(END_CONFIRMED);
        ResultSet count = end.executeQuery()) {
      count.next();
      return count.getInt(1);
    }
  }

  /** Who holds the lease; empty if it is free or has ended. */
  Optional<LeaseView> current() throws SQLException {
    try (PreparedStatement current = connection.prepareStatement(CURRENT);
        ResultSet row = current.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      return Optional.of(
          new LeaseView(
              row.getString("holder"),
              row.getLong("term"),
              row.getString("address"),
              row.getObject("since", OffsetDateTime.class).toInstant(),
              row.getObject("held_until", OffsetDateTime.class).toInstant()));
    }
  }
}
