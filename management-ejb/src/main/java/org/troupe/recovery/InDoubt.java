package org.troupe.recovery;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.troupe.instance.InstanceHost;
import org.troupe.queue.BrokerBranches;
import org.troupe.queue.BrokerBranches.Branch;

/**
 * Ends what coordinators have left prepared at the broker. A coordinator is one process of an
 * instance. It decides for commit by a row that it writes in the transaction of the service's
 * database, so that row and data are there together or not at all ({@link Decisions}). Nothing is
 * prepared in the database itself.
 *
 * <p>Of a dead coordinator everything is ended at once. A living one ends its branches itself
 * within milliseconds, unless it has lost the broker in between: what stays for longer is ended for
 * it, by the same decision.
 *
 * <p>What is read first and what later matters: a branch that is there before the living are
 * counted belongs to one who lived then or is dead. Not safe for use by several threads.
 */
public final class InDoubt {

  private static final Logger LOG = System.getLogger(InDoubt.class.getName());

  /** Far longer than the broker takes to commit; a coordinator that lost it asks after a minute. */
  private static final Duration LEFT_BEHIND = Duration.ofSeconds(15);

  private final Supplier<Set<String>> living;
  private final Clock clock;
  private Map<String, Instant> firstSeen = new HashMap<>();

  /** A service's database, which may not answer. */
  @FunctionalInterface
  public interface Database {

    /** Connects to it as administrator. */
    Connection connect() throws SQLException;
  }

  /**
   * Has seen nothing yet.
   *
   * @param living names of the coordinators whose processes run; see {@link
   *     InstanceHost#coordinators}
   */
  public InDoubt(Supplier<Set<String>> living, Clock clock) {
    this.living = living;
    this.clock = clock;
  }

  /**
   * Ends all that can be ended now.
   *
   * @param databases of all services
   * @return how many branches are left, which is to be looked at again
   * @throws SQLException if a database does not answer; then nothing more is ended
   */
  public int settle(BrokerBranches broker, List<Database> databases) throws SQLException {
    List<Branch> ours =
        broker.prepared().stream()
            .filter(branch -> branch.coordinator().startsWith(InstanceHost.COORDINATOR))
            .toList();
    note(ours);
    List<Branch> ended = ours.isEmpty() ? ours : leftBehind(ours);
    if (!ended.isEmpty()) {
      end(ended, broker, databases);
    }
    return ours.size() - ended.size();
  }

  private void note(List<Branch> branches) {
    Map<String, Instant> seen = new HashMap<>();
    for (Branch branch : branches) {
      seen.put(branch.toString(), firstSeen.getOrDefault(branch.toString(), clock.instant()));
    }
    firstSeen = seen;
  }

  private List<Branch> leftBehind(List<Branch> branches) {
    Set<String> alive = living.get();
    Instant limit = clock.instant().minus(LEFT_BEHIND);
    return branches.stream()
        .filter(
            branch ->
                !alive.contains(branch.coordinator())
                    || firstSeen.get(branch.toString()).isBefore(limit))
        .toList();
  }

  private static void end(List<Branch> branches, BrokerBranches broker, List<Database> databases)
      throws SQLException {
    try (Decisions decisions = Decisions.in(databases)) {
      for (Branch branch : branches) {
        boolean commit = decisions.isForCommit(branch);
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
    }
  }

  /**
   * Removes decisions that nobody needs: of coordinators that were gone before, with no branch
   * left.
   *
   * @throws SQLException if the database does not answer
   */
  public void tidy(BrokerBranches broker, Database database) throws SQLException {
    try (Decisions decisions = Decisions.in(List.of(database))) {
      List<String> seen = decisions.coordinators();
      Set<String> alive = seen.isEmpty() ? Set.of() : living.get();
      List<Branch> left = seen.isEmpty() ? List.of() : broker.prepared();
      for (String name : seen) {
        boolean needed =
            alive.stream().anyMatch(name::startsWith)
                || left.stream().anyMatch(branch -> name.startsWith(branch.coordinator()));
        if (!needed) {
          decisions.forget(name);
        }
      }
    }
  }
}
