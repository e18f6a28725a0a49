package org.troupe.reconcile.plan;

import java.util.Optional;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceRecord;
import org.troupe.instance.InstanceState;

/**
 * An instance as it is.
 *
 * @param recorded what is on record of it
 * @param alive whether its process runs
 * @param port its loopback port; 0 without a process
 * @param agent what its agent says
 * @param inFlight requests in flight with it; empty when the gateway could not be asked
 */
public record ObservedInstance(
    InstanceRecord recorded,
    boolean alive,
    int port,
    AgentAnswer agent,
    Optional<Integer> inFlight) {

  public InstanceKey key() {
    return recorded.key();
  }

  InstanceState state() {
    return recorded.state();
  }

  boolean standby() {
    return recorded.standing().standby();
  }

  boolean retiring() {
    return recorded.standing().retiring();
  }

  int upgradeDomain() {
    return recorded.standing().upgradeDomain();
  }

  boolean wasReady() {
    return recorded.launched().wasReady();
  }

  /** Whether its last process runs, or ran, this. */
  boolean runs(Launch launch) {
    return recorded.launched().program().equals(Optional.of(launch.program()));
  }
}
