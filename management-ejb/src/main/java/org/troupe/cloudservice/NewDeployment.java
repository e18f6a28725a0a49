package org.troupe.cloudservice;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.troupe.definition.EndpointShape;
import org.troupe.definition.Finding;
import org.troupe.definition.Read;
import org.troupe.definition.RoleDefinition;
import org.troupe.definition.ServiceConfiguration;
import org.troupe.definition.ServiceDefinition;
import org.troupe.deployment.Deployment;
import org.troupe.deployment.DeploymentId;
import org.troupe.deployment.DeploymentQueue;
import org.troupe.deployment.DeploymentRole;
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
 */
public record NewDeployment(
    ServiceName service,
    Slot slot,
    StoredPackage servicePackage,
    Read<ServiceConfiguration> configuration,
    String configurationText) {

  /** What in the package and its configuration has no effect. */
  List<Finding> warnings() {
    return Stream.of(servicePackage.warnings(), configuration.warnings())
        .flatMap(List::stream)
        .toList();
  }

  Deployment toDeployment(Instant now) {
    ServiceDefinition definition = servicePackage.definition();
    return new Deployment(
        DeploymentId.next(),
        service.value(),
        new Deployment.DeployedPackage(
            servicePackage.id(),
            servicePackage.version(),
            configurationText,
            roles(definition),
            queues(definition)),
        EndpointShape.of(definition).value(),
        Secrets.next(),
        now);
  }

  private List<DeploymentRole> roles(ServiceDefinition definition) {
    return definition.roles().stream().map(this::role).toList();
  }

  private DeploymentRole role(RoleDefinition role) {
    return new DeploymentRole(
        role.name(),
        role.kind(),
        configuration.value().roles().get(role.name()).count(),
        !role.endpoints().isEmpty(),
        role.health().startLimit());
  }

  private static List<DeploymentQueue> queues(ServiceDefinition definition) {
    return definition.queues().stream()
        .map(queue -> new DeploymentQueue(queue.name(), queue.maxDeliveries()))
        .toList();
  }
}
