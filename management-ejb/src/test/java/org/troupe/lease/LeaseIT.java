package org.troupe.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.troupe.platform.ControllerConfig;

/**
 * Against the real PostgreSQL, a database for each test. A controller that is stopped is one whose
 * rounds are not called any more.
 */
class LeaseIT {

  private static final Duration SHORT = Duration.ofSeconds(3);
  private static final Duration MEDIUM = Duration.ofSeconds(6);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String NOTE = "insert into access_token values ('note', 'note', now())";
  private static final String NOTES = "select count(*) from access_token where name = 'note'";

  private final List<LeaseKeeper> keepers = new ArrayList<>();
  private OwnDatabase database;

  @BeforeEach
  void make() throws SQLException {
    database = OwnDatabase.make();
  }

  @AfterEach
  void stop() {
    keepers.forEach(LeaseKeeper::stop);
  }

  private LeaseKeeper keeper(String controller, Duration duration) {
    return keeper(controller, "1@here", duration, database.access(), System::nanoTime);
  }

  private LeaseKeeper keeper(
      String controller,
      String address,
      Duration duration,
      ControllerConfig.Database access,
      LongSupplier nanos) {
    LeaseKeeper keeper =
        new LeaseKeeper(new ControllerConfig.Lease(controller, duration), access, address, nanos);
    keepers.add(keeper);
    return keeper;
  }

  private static LeaseKeeper leading(LeaseKeeper keeper) {
    keeper.round();
    assertThat(keeper.isHeld()).isTrue();
    return keeper;
  }

  /** Has it go on with its rounds until it leads. */
  private static void awaitLeads(LeaseKeeper keeper) {
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              keeper.round();
              return keeper.isHeld();
            });
  }

  private boolean confirms(Connection transaction, LeaseKeeper keeper) throws SQLException {
    return new LeaseTable(transaction).confirm(keeper.controller(), keeper.term().orElseThrow());
  }

  @Test
  void oneOfTwoGetsIt() throws SQLException {
    LeaseKeeper first = leading(keeper("a", LONG));
    LeaseKeeper second = keeper("b", LONG);
    second.round();
    assertThat(second.isHeld()).isFalse();
    assertThat(second.term()).isEmpty();
    assertThat(first.term()).hasValue(1);
    LeaseView view = database.current();
    assertThat(view.holder()).isEqualTo("a");
    assertThat(view.term()).isEqualTo(1);
    assertThat(view.address()).isEqualTo("1@here");
    assertThat(Duration.between(view.since(), view.until())).isEqualTo(LONG);
  }

  @Test
  void whoIsStoppedIsFollowedAfterTheEndAndNotBefore() throws SQLException {
    LeaseKeeper stopped = leading(keeper("a", SHORT));
    LeaseView ended = database.current();
    LeaseKeeper next = keeper("b", SHORT);
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              boolean held = stopped.isHeld();
              next.round();
              assertThat(held && next.isHeld()).as("both lead").isFalse();
              return next.isHeld();
            });
    assertThat(next.term()).hasValue(2);
    assertThat(database.current().since()).isAfterOrEqualTo(ended.until());

    stopped.round();
    assertThat(stopped.isHeld()).isFalse();
    assertThat(stopped.term()).isEmpty();
    assertThat(database.current().holder()).isEqualTo("b");
  }

  @Test
  void whoRenewsKeepsIt() throws SQLException {
    LeaseKeeper holder = keeper("a", MEDIUM);
    holder.start();
    await().atMost(LIMIT).until(holder::isHeld);
    LeaseKeeper other = keeper("b", MEDIUM);
    LeaseView first = database.current();
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              other.round();
              assertThat(other.isHeld()).isFalse();
              assertThat(holder.isHeld()).isTrue();
              return database.current().until().isAfter(first.until().plus(MEDIUM));
            });
    assertThat(database.current().term()).isEqualTo(first.term());
    assertThat(database.current().since()).isEqualTo(first.since());
  }

  @Test
  void whoStopsInOrderIsFollowedAtOnce() {
    LeaseKeeper holder = leading(keeper("a", LONG));
    LeaseKeeper other = keeper("b", LONG);
    holder.stop();
    assertThat(holder.isHeld()).isFalse();
    other.round();
    assertThat(other.isHeld()).isTrue();
    assertThat(other.term()).hasValue(2);
    holder.round();
    assertThat(holder.isHeld()).isFalse();
  }

  @Test
  void aRestartedControllerFollowsItselfAtOnceInATermOfItsOwn() throws SQLException {
    LeaseKeeper before = leading(keeper("a", SHORT));
    LeaseKeeper restarted =
        leading(keeper("a", "2@here", LONG, database.access(), System::nanoTime));
    assertThat(restarted.term()).hasValue(2);
    try (Connection transaction = database.begin()) {
      assertThat(confirms(transaction, before)).isFalse();
      assertThat(confirms(transaction, restarted)).isTrue();
    }
    // The earlier process, should it live against all rules, does not take it back.
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              before.round();
              return before.term().isEmpty();
            });
    before.round();
    assertThat(before.isHeld()).isFalse();
    assertThat(database.current().address()).isEqualTo("2@here");
  }

  /** The answer to a take-over was lost on the way. */
  @Test
  void whatThisVeryProcessHoldsWithoutKnowingItGetsAgain() throws SQLException {
    try (Connection connection = database.connect()) {
      LeaseTable table = new LeaseTable(connection);
      assertThat(table.take("a", "1@here", LONG, false)).hasValue(1);
      assertThat(table.take("a", "2@here", LONG, false)).isEmpty();
      assertThat(table.take("a", "1@here", LONG, false)).hasValue(2);
    }
  }

  @Test
  void aTermThatIsOverConfirmsNothing() throws SQLException {
    LeaseKeeper stopped = leading(keeper("a", SHORT));
    try (Connection transaction = database.begin()) {
      assertThat(confirms(transaction, stopped)).isTrue();
      transaction.commit();
      await().atMost(LIMIT).until(() -> database.millisLeft() < 0);
      assertThat(confirms(transaction, stopped)).as("ended, and nobody leads").isFalse();
      transaction.commit();
      LeaseKeeper next = leading(keeper("b", LONG));
      assertThat(confirms(transaction, stopped)).as("another one leads").isFalse();
      assertThat(confirms(transaction, next)).isTrue();
    }
  }

  @Test
  void aConfirmedTransactionThatStaysOpenIsRolledBackSoonAfterTheEnd() throws SQLException {
    LeaseKeeper stopped = leading(keeper("a", SHORT));
    LeaseView ended = database.current();
    try (Connection open = database.begin()) {
      assertThat(confirms(open, stopped)).isTrue();
      OwnDatabase.run(open, NOTE);

      LeaseKeeper next = keeper("b", SHORT);
      awaitLeads(next);

      assertThat(Duration.between(ended.until(), database.current().since()))
          .isLessThan(Duration.ofSeconds(2));
      assertThatThrownBy(open::commit).isInstanceOf(SQLException.class);
    }
    assertThat(database.number(NOTES)).isZero();
  }

  @Test
  void aConfirmedTransactionThatEndsInTimeIsWaitedFor() throws Exception {
    LeaseKeeper holder = leading(keeper("a", LONG));
    LeaseKeeper next = keeper("b", LONG);
    try (Connection open = database.begin()) {
      assertThat(confirms(open, holder)).isTrue();
      OwnDatabase.run(open, NOTE);
      holder.stop();
      Thread round = new Thread(next::round);
      round.start();
      await()
          .atMost(LIMIT)
          .pollInterval(Duration.ofMillis(10))
          .until(() -> database.number("select count(*) from pg_locks where not granted") > 0);
      assertThat(next.isHeld()).isFalse();
      open.commit();
      round.join();
    }
    assertThat(next.isHeld()).isTrue();
    assertThat(database.number(NOTES)).isEqualTo(1);
  }

  @Test
  void aConfirmedTransactionThatStaysOpenDoesNotDelayRenewals() throws SQLException {
    LeaseKeeper holder = leading(keeper("a", LONG));
    try (Connection open = database.begin();
        Connection own = database.connect()) {
      assertThat(confirms(open, holder)).isTrue();
      OwnDatabase.run(own, "set lock_timeout = 100");
      LeaseTable table = new LeaseTable(own);
      assertThat(table.renew("a", 1, LONG)).isTrue();
      assertThat(table.endConfirmed()).as("sessions of a term that is on").isZero();
      OwnDatabase.run(open, NOTE);
      open.commit();
    }
    assertThat(database.number(NOTES)).isEqualTo(1);
  }

  @Test
  void connectionsThatBreakCostNothing() throws IOException, SQLException {
    try (Line line = new Line(database.access())) {
      LeaseKeeper holder = keeper("a", "1@here", MEDIUM, line.database(), System::nanoTime);
      holder.start();
      await().atMost(LIMIT).until(holder::isHeld);
      LeaseView before = database.current();
      line.cut();
      await()
          .atMost(LIMIT)
          .until(
              () -> {
                assertThat(holder.isHeld()).isTrue();
                return database.current().until().isAfter(before.until().plus(MEDIUM));
              });
      assertThat(database.current().term()).isEqualTo(before.term());
    }
  }

  @Test
  void whenTheDatabaseFallsSilentItIsGivenUpBeforeItEndsAndThenGoesOn() throws Exception {
    try (Line line = new Line(database.access())) {
      LeaseKeeper holder = keeper("a", "1@here", SHORT, line.database(), System::nanoTime);
      holder.start();
      await().atMost(LIMIT).until(holder::isHeld);

      line.silent(true);
      await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(() -> !holder.isHeld());
      assertThat(database.millisLeft()).isPositive();

      await().atMost(LIMIT).until(() -> database.millisLeft() < 0);
      assertThat(holder.isHeld()).isFalse();
      line.silent(false);
      await().atMost(LIMIT).until(holder::isHeld);
      assertThat(holder.term()).as("nobody else led meanwhile").hasValue(1);
    }
  }

  @Test
  void aClockThatLeapsTakesNothingEarly() throws SQLException {
    AtomicLong leapt = new AtomicLong();
    LongSupplier nanos = () -> System.nanoTime() + leapt.get();
    LeaseKeeper holder = leading(keeper("a", LONG));
    LeaseKeeper other = keeper("b", "1@here", LONG, database.access(), nanos);
    for (long hours : new long[] {1, 24, -24, 24_000}) {
      leapt.set(Duration.ofHours(hours).toNanos());
      other.round();
      assertThat(other.isHeld()).isFalse();
    }
    assertThat(holder.isHeld()).isTrue();
    assertThat(database.current().term()).isEqualTo(1);
    assertThat(holder.term()).isEqualTo(OptionalLong.of(1));
  }
}
