package org.troupe.definition;

import java.util.List;
import java.util.Optional;
import org.troupe.role.InstanceSize;
import org.troupe.role.RoleKind;

/**
 * A web role or a worker role.
 *
 * @param name unique in its service, also when case is disregarded; usable as a file name
 * @param kind web or worker
 * @param size of each of its instances
 * @param site what a web role serves; empty when its one WAR is not named, and for a worker
 * @param endpoints its input endpoints; at least one for a web role
 * @param settings names of the settings it has; their values stand in the configuration
 * @param localResources directories that each of its instances has for itself
 * @param queues the queues it declares
 * @param health when an instance of it is ready
 */
public record RoleDefinition(
    String name,
    RoleKind kind,
    InstanceSize size,
    Optional<Site> site,
    List<InputEndpoint> endpoints,
    List<String> settings,
    List<LocalResource> localResources,
    List<QueueDefinition> queues,
    HealthCheck health) {

  public RoleDefinition {
    endpoints = List.copyOf(endpoints);
    settings = List.copyOf(settings);
    localResources = List.copyOf(localResources);
    queues = List.copyOf(queues);
  }
}
