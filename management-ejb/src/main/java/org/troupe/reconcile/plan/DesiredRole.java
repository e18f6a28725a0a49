package org.troupe.reconcile.plan;

import java.time.Duration;

/**
 * A role as it should be.
 *
 * @param count how many instances should run
 * @param routed whether requests are led to its instances
 * @param startLimit how long an instance may take to become ready
 */
public record DesiredRole(String name, int count, boolean routed, Duration startLimit) {}
