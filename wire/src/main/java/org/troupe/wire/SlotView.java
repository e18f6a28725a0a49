package org.troupe.wire;

/**
 * One of a cloud service's two slots.
 *
 * @param slot {@code production} or {@code staging}
 * @param address the public address, such as {@code http://shop.localhost:8080/}
 * @param deployment what it holds, or null
 */
public record SlotView(String slot, String address, DeploymentView deployment) {}
