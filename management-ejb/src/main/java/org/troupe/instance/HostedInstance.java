package org.troupe.instance;

import java.time.Instant;

/**
 * What a host knows of an instance.
 *
 * @param key whose it is
 * @param running whether its process lives
 * @param port its port on loopback
 * @param pid its process id
 * @param startedAt when its process was started
 */
public record HostedInstance(
    InstanceKey key, boolean running, int port, long pid, Instant startedAt) {}
