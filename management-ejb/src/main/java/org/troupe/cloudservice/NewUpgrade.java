package org.troupe.cloudservice;

import java.util.Optional;
import org.troupe.deployment.Slot;
import org.troupe.instance.LeavingLimits;
import org.troupe.servicepackage.StoredPackage;

/**
 * An in-place upgrade that is asked for.
 *
 * @param service name of the cloud service
 * @param slot which deployment
 * @param servicePackage the new package; empty to keep the one that it runs
 * @param configuration the text of the new .cscfg; empty to keep the one it has, with its instance
 *     counts as they are
 * @param role the only role to be upgraded; empty for all
 * @param manual whether each upgrade domain waits for a command
 * @param limits for the instances that leave
 */
public record NewUpgrade(
    String service,
    Slot slot,
    Optional<StoredPackage> servicePackage,
    Optional<String> configuration,
    Optional<String> role,
    boolean manual,
    LeavingLimits limits) {}
