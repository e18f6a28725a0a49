package org.troupe.lease;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.troupe.platform.ControllerConfig;

/**
 * Whether this controller is the one that leads. All of them accept commands; only the leader
 * reconciles. Two things keep a former leader, perhaps stopped for a while in the midst of its
 * work, from doing harm: {@link #isHeld}, asked before each deed, goes by a clock of its own and
 * turns false before the lease ends in the database; {@link #confirm}, asked in each transaction,
 * goes by the database, which refuses a term that is over.
 */
@ApplicationScoped
public class ControllerLease {

  @Resource(lookup = "jdbc/troupe")
  private DataSource dataSource;

  private LeaseKeeper keeper;

  protected ControllerLease() {}

  @Inject
  ControllerLease(ControllerConfig config) {
    this.keeper =
        new LeaseKeeper(
            config.lease(),
            config.database(),
            ManagementFactory.getRuntimeMXBean().getName(),
            System::nanoTime);
  }

  void start() {
    keeper.start();
  }

  void stop() {
    keeper.stop();
  }

  /** Whether this controller leads. Asks nobody, and errs on the safe side. */
  public boolean isHeld() {
    return keeper.isHeld();
  }

  /**
   * Makes sure that this controller leads until the caller's transaction has ended: none other
   * takes over before it has been committed or rolled back. One that is left open is rolled back
   * when the next leader wants to begin.
   *
   * @throws LeaseLostException if it does not lead; the transaction is to be rolled back
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void confirm() {
    OptionalLong term = keeper.term();
    if (term.isEmpty()) {
      throw new LeaseLostException("Another controller leads.");
    }
    try (Connection connection = dataSource.getConnection()) {
      if (!new LeaseTable(connection).confirm(keeper.controller(), term.getAsLong())) {
        throw new LeaseLostException("Term " + term.getAsLong() + " is over.");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("whether the lease is held could not be asked", e);
    }
  }

  /** Who leads, as it is on record; empty while nobody does. */
  public Optional<LeaseView> current() {
    try (Connection connection = dataSource.getConnection()) {
      return new LeaseTable(connection).current();
    } catch (SQLException e) {
      throw new IllegalStateException("the lease could not be read", e);
    }
  }
}
