package org.troupe.reconcile.plan;

import org.troupe.deployment.RoleTimes;

/**
 * What a process of a role is started with.
 *
 * @param revision number of the deployment's revision
 * @param program equal for launches that run the same: a process of another one has to be started
 *     again
 * @param told equal for launches with the same live configuration: a process that was told another
 *     one is told anew
 * @param times limits of its instances
 */
public record Launch(long revision, String program, String told, RoleTimes times) {}
