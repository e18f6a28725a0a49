package org.troupe.reconcile.plan;

import java.time.Instant;
import java.util.Optional;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceState;

/**
 * An instance as it is.
 *
 * @param state as recorded
 * @param since when it came into that state
 * @param failures how often it failed in a row
 * @param startedAt when its process was last started
 * @param terminatedAt when its process was asked to end
 * @param alive whether its process runs
 * @param port its loopback port; 0 without a process
 * @param agent what its agent says
 * @param toldSlot the slot its process knows of
 * @param inFlight requests in flight with it; empty when the gateway could not be asked
 */
public record ObservedInstance(
    InstanceKey key,
    InstanceState state,
    Instant since,
    int failures,
    Optional<Instant> startedAt,
    Optional<Instant> terminatedAt,
    boolean alive,
    int port,
    AgentAnswer agent,
    Optional<String> toldSlot,
    Optional<Integer> inFlight) {}
