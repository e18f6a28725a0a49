package org.troupe.wire;

import java.time.Instant;

/**
 * A role instance.
 *
 * @param name {@code <role>_IN_<n>}
 * @param state one of Creating, Starting, Busy, Ready, Stopping, Cycling, FailedStarting
 * @param since when it came into this state
 * @param detail why, in words for an operator; may be empty
 * @param starts how often its process was started
 * @param port its loopback port, 0 while it has no process
 * @param pid its process id, 0 while it has none
 */
public record InstanceView(
    String name, String state, Instant since, String detail, int starts, int port, long pid) {}
