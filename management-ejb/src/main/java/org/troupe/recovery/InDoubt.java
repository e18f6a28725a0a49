package org.troupe.recovery;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.troupe.instance.InstanceHost;
import org.troupe.queue.BrokerBranches;
import org.troupe.queue.BrokerBranches.Branch;

/**
 * Ends what dead coordinators have left prepared at the broker. A coordinator is one process of an
 * instance. It decides for commit by a record that it writes in the transaction of the service's
 * database, so that record and data are there together or not at all: with the record a branch is
 * committed, without it it is rolled back. Nothing is prepared in the database itself.
 *
 * <p>What is read first and what later matters: a branch that is there before the living are
 * counted belongs to one who lived then or is dead.
 */
public final class InDoubt {

  private static final Logger LOG = System.getLogger(InDoubt.class.getName());

  private final BrokerBranches broker;
  private final Supplier<Set<String>> living;
  private final List<Database> databases;

  /** A service's database, which may not answer. */
  @FunctionalInterface
  public interface Database {

    /** Connects to it as administrator. */
    Connection connect() throws SQLException;
  }

  /**
   * For one look.
   *
   * @param living names of the coordinators whose processes run; see {@link
   *     InstanceHost#coordinators}
   * @param databases of all services
   */
  public InDoubt(BrokerBranches broker, Supplier<Set<String>> living, List<Database> databases) {
    this.broker = broker;
    this.living = living;
    this.databases = List.copyOf(databases);
  }

  /**
   * Ends all that can be ended now.
   *
   * @return how many branches
   * @throws SQLException if a database does not answer; what it has no word on is left as it is
   */
  public int settle() throws SQLException {
    List<Branch> dead = ofTheDead(broker.prepared());
    if (dead.isEmpty()) {
      return 0;
    }
    List<Connection> open = new ArrayList<>();
    try {
      for (Database database : databases) {
        open.add(database.connect());
      }
      for (Branch branch : dead) {
        settle(branch, open);
      }
    } finally {
      for (Connection connection : open) {
        connection.close();
      }
    }
    return dead.size();
  }

  private List<Branch> ofTheDead(List<Branch> branches) {
    List<Branch> ours =
        branches.stream()
            .filter(b -> b.coordinator().startsWith(InstanceHost.COORDINATOR))
            .toList();
    if (ours.isEmpty()) {
      return ours;
    }
    Set<String> alive = living.get();
    return ours.stream()
        .filter(b -> alive.stream().noneMatch(b.coordinator()::startsWith))
        .toList();
  }

  private void settle(Branch branch, List<Connection> open) throws SQLException {
    boolean commit = false;
    for (Connection connection : open) {
      commit = commit || new CommitRecords(connection).hold(branch.transaction());
    }
    if (commit) {
      broker.commit(branch);
    } else {
      broker.rollBack(branch);
    }
    LOG.log(
        Level.INFO,
        "transaction={0} coordinator={1} event={2}",
        HexFormat.of().formatHex(branch.transaction()),
        branch.coordinator(),
        commit ? "committed" : "rolled-back");
  }

  /**
   * Removes records that nobody needs: of coordinators that were gone before, with no branch left.
   *
   * @throws SQLException if a database does not answer
   */
  public void tidy() throws SQLException {
    for (Database database : databases) {
      try (Connection connection = database.connect()) {
        CommitRecords records = new CommitRecords(connection);
        List<String> seen = records.coordinators();
        Set<String> alive = seen.isEmpty() ? Set.of() : living.get();
        List<Branch> left = seen.isEmpty() ? List.of() : broker.prepared();
        for (String name : seen) {
          boolean needed =
              alive.stream().anyMatch(name::startsWith)
                  || left.stream().anyMatch(branch -> branch.coordinator().startsWith(name));
          if (!needed) {
            records.forget(name);
          }
        }
      }
    }
  }
}
