package org.troupe.reconcile;

import java.util.List;
import org.troupe.reconcile.plan.Desired;
import org.troupe.reconcile.plan.Observed;

/**
 * All that a pass decides on.
 *
 * @param desired what should run
 * @param observed what is
 * @param targets the running processes, to be asked how they are
 */
record World(Desired desired, Observed observed, List<HealthProbes.Target> targets) {}
