package org.troupe.reconcile.plan;

import java.util.Optional;

/**
 * A role as it should be.
 *
 * @param count how many instances should run
 * @param standbys how many should stand by besides
 * @param routed whether requests are led to its instances
 * @param keepsLocalStorage whether an instance's place can only be taken in its own directory
 * @param heapDump whether an unresponsive instance's heap is kept
 * @param current what its instances run
 * @param next what they are being upgraded to; empty where no upgrade is in progress or it has not
 *     this role
 */
public record DesiredRole(
    String name,
    int count,
    int standbys,
    boolean routed,
    boolean keepsLocalStorage,
    boolean heapDump,
    Launch current,
    Optional<Launch> next) {}
