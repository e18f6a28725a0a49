package org.troupe.deployment;

import java.util.Optional;

/**
 * What a swap did.
 *
 * @param production what is in production now
 * @param staging what was in production before; empty after a promotion
 */
public record SlotSwap(Deployment production, Optional<Deployment> staging) {}
