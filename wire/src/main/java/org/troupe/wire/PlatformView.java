package org.troupe.wire;

/**
 * The platform itself.
 *
 * @param version Troupe's version
 * @param domain the domain under which services are reached
 * @param gatewayAddress the public base address, such as {@code http://localhost:8080/}
 * @param gateway whether the gateway answers the controller
 * @param broker whether the broker does
 * @param database whether the database does
 */
public record PlatformView(
    String version,
    String domain,
    String gatewayAddress,
    boolean gateway,
    boolean broker,
    boolean database) {}
