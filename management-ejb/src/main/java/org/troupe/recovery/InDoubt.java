package org.troupe.recovery;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
 * Rolls back what coordinators have left prepared at the broker. A coordinator is one process of an
 * instance. Its transactions have the database as their last part, which is not prepared but
 * committed at once; where the process is killed between that and the end at the broker, the
 * message comes again though its work is done. Where it is killed before, nothing was done. Since
 * nobody can tell the two apart, the message comes again.
 *
 * <p>Of a dead coordinator everything is ended at once. A living one ends its branches itself
 * within milliseconds, unless it has lost the broker in between: what stays for longer is ended for
 * it.
 *
 * <p>What is read first and what later matters: a branch that is there before the living are
 * counted belongs to one who lived then or is dead. Not safe for use by several threads.
 */
public final class InDoubt {

  private static final Logger LOG = System.getLogger(InDoubt.class.getName());

  /** Far longer than the database may take to commit. */
  private static final Duration LEFT_BEHIND = Duration.ofMinutes(2);

  private final Supplier<Set<String>> living;
  private final Clock clock;
  private Map<String, Instant> firstSeen = new HashMap<>();

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
   * @return how many branches are left, which is to be looked at again
   */
  public int settle(BrokerBranches broker) {
    List<Branch> ours =
        broker.prepared().stream()
            .filter(branch -> branch.coordinator().startsWith(InstanceHost.COORDINATOR))
            .toList();
    note(ours);
    List<Branch> ended = ours.isEmpty() ? ours : leftBehind(ours);
    ended.forEach(branch -> end(branch, broker));
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
                alive.stream().noneMatch(branch.coordinator()::startsWith)
                    || firstSeen.get(branch.toString()).isBefore(limit))
        .toList();
  }

  private static void end(Branch branch, BrokerBranches broker) {
    broker.rollBack(branch);
    LOG.log(
        Level.INFO,
        "transaction={0} coordinator={1} event=rolled-back",
        HexFormat.of().formatHex(branch.transaction()),
        branch.coordinator());
  }
}
