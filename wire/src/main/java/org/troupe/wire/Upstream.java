package org.troupe.wire;

/**
 * One role instance as the gateway sees it.
 *
 * @param instance the instance's key, unique on the platform: {@code <deployment>/<role>_IN_<n>}
 * @param address the IP address it listens on, always loopback with {@code ProcessHost}
 * @param port the TCP port it listens on
 */
public record Upstream(String instance, String address, int port) {}
