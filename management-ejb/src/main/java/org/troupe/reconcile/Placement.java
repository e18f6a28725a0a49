package org.troupe.reconcile;

import java.util.Map;
import java.util.Optional;
import org.troupe.cloudservice.CloudService;
import org.troupe.deployment.Deployment;
import org.troupe.deployment.DeploymentRole;
import org.troupe.deployment.Revision;
import org.troupe.deployment.Slot;

/**
 * A role of a deployment where it stands; to be read while the transaction is open.
 *
 * @param revision that the instance runs
 * @param role as the revision has it
 * @param slot that holds the deployment; empty once it leaves
 * @param ofSlot values that the slot whose settings it takes keeps: its own slot's, or those of
 *     production while it is about to be swapped there
 */
record Placement(
    CloudService service,
    Deployment deployment,
    Revision revision,
    DeploymentRole role,
    Optional<Slot> slot,
    Map<String, String> ofSlot) {}
