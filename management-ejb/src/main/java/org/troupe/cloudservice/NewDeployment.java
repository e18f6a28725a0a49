package org.troupe.cloudservice;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.troupe.definition.Finding;
import org.troupe.definition.Read;
import org.troupe.definition.ServiceConfiguration;
import org.troupe.deployment.Deployment;
import org.troupe.deployment.DeploymentId;
import org.troupe.deployment.Slot;
import org.troupe.platform.Secrets;
import org.troupe.servicepackage.StoredPackage;

/**
 * A deployment that is asked for.
 *
 * @param service the cloud service
 * @param slot where it goes
 * @param servicePackage what is deployed
 * @param configuration the configuration as it was read against the package's definition
 * @param configurationText the same as it was handed in
 * @param autoSwap whether it is swapped into production once all its instances are ready; only for
 *     staging
 */
public record NewDeployment(
    ServiceName service,
    Slot slot,
    StoredPackage servicePackage,
    Read<ServiceConfiguration> configuration,
    String configurationText,
    boolean autoSwap) {

  /** What in the package and its configuration has no effect. */
  List<Finding> warnings() {
    return Stream.of(servicePackage.warnings(), configuration.warnings())
        .flatMap(List::stream)
        .toList();
  }

  Deployment toDeployment(Instant now) {
    return new Deployment(
        DeploymentId.next(),
        service.value(),
        Revisions.of(servicePackage, configuration.value(), configurationText),
        Revisions.queues(servicePackage),
        Secrets.next(),
        now);
  }
}
