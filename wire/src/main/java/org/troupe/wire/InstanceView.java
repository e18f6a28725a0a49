package org.troupe.wire;

import java.time.Instant;

/**
 * A role instance.
 *
 * @param name {@code <role>_IN_<n>}
 * @param state one of Creating, Starting, Busy, Ready, Stopping, Stopped, Restarting, Cycling,
 *     FailedStarting, Unresponsive
 * @param since when it came into this state
 * @param detail why, in words for an operator; may be empty
 * @param starts how often its process was started
 * @param port its loopback port, 0 while it has no process
 * @param pid its process id, 0 while it has none
 * @param cause why it came into this state, in one word such as {@code ProcessEnded}
 * @param standby whether it stands by: warm, without work, to take over from one that fails
 * @param upgradeDomain the upgrade domain that it falls into, 0-based
 * @param version version of the package that its process runs; empty before its first start
 */
public record InstanceView(
    String name,
    String state,
    Instant since,
    String detail,
    int starts,
    int port,
    long pid,
    String cause,
    boolean standby,
    int upgradeDomain,
    String version) {}
