package org.troupe.cloudservice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.troupe.definition.EndpointShape;
import org.troupe.definition.RoleDefinition;
import org.troupe.definition.ServiceConfiguration;
import org.troupe.definition.ServiceDefinition;
import org.troupe.definition.SettingDefinition;
import org.troupe.deployment.DeploymentQueue;
import org.troupe.deployment.DeploymentRole;
import org.troupe.deployment.Revision;
import org.troupe.deployment.RoleTimes;
import org.troupe.deployment.Slot;
import org.troupe.servicepackage.StoredPackage;

/** Makes of a package and its configuration what a deployment is made of. */
final class Revisions {

  private Revisions() {}

  /** A revision all of whose roles run the package. */
  static Revision of(StoredPackage stored, ServiceConfiguration configuration, String text) {
    return revision(
        stored,
        text,
        stored.definition().roles().stream()
            .map(role -> role(role, stored, configuration.roles().get(role.name()).count()))
            .toList());
  }

  /** The same, with the instance counts that the deployment has; new roles have the configured. */
  static Revision keepingCounts(
      StoredPackage stored, ServiceConfiguration configuration, String text, Revision current) {
    return revision(
        stored,
        text,
        stored.definition().roles().stream()
            .map(
                role ->
                    role(
                        role,
                        stored,
                        current
                            .role(role.name())
                            .map(DeploymentRole::count)
                            .orElseGet(() -> configuration.roles().get(role.name()).count())))
            .toList());
  }

  /** The new revision of one role, and all other roles as they are. */
  static Revision ofOneRole(Revision whole, String role, Revision current) {
    List<DeploymentRole> roles =
        whole.roles().stream()
            .map(
                fresh ->
                    fresh.name().equals(role)
                        ? fresh
                        : current.role(fresh.name()).map(DeploymentRole::copy).orElse(fresh))
            .toList();
    return new Revision(
        whole.packageId(),
        whole.packageVersion(),
        whole.configuration(),
        whole.endpoints(),
        whole.upgradeDomains(),
        roles);
  }

  private static Revision revision(
      StoredPackage stored, String configuration, List<DeploymentRole> roles) {
    ServiceDefinition definition = stored.definition();
    return new Revision(
        stored.id(),
        stored.version(),
        configuration,
        EndpointShape.of(definition).value(),
        definition.upgradeDomains(),
        roles);
  }

  private static DeploymentRole role(RoleDefinition role, StoredPackage stored, int count) {
    return new DeploymentRole(
        new DeploymentRole.Shape(
            role.name(),
            role.kind(),
            !role.endpoints().isEmpty(),
            role.standby(),
            role.keepsLocalStorage(),
            role.size().heapMegabytes(),
            role.health().heapDump()),
        new RoleTimes(
            role.health().startLimit(),
            role.health().unresponsiveLimit(),
            role.stopping().drainLimit(),
            role.stopping().stopLimit()),
        stored.id(),
        stored.version(),
        count);
  }

  /** The queues that a package declares, and those that are made for its applications. */
  static List<DeploymentQueue> queues(StoredPackage stored) {
    return stored.messaging().queues().stream()
        .map(queue -> new DeploymentQueue(queue.name(), queue.maxDeliveries()))
        .toList();
  }

  /** The slot has the configuration's values of the settings that belong to slots from now on. */
  static void keepForSlot(
      CloudService service,
      Slot slot,
      ServiceDefinition definition,
      ServiceConfiguration configuration) {
    for (RoleDefinition role : definition.roles()) {
      service.keepForSlot(slot, role.name(), slotSettings(role, configuration));
    }
  }

  /** The same, but only of those that the slot has no value of yet. */
  static void keepForSlotWhatItLacks(
      CloudService service,
      Slot slot,
      ServiceDefinition definition,
      ServiceConfiguration configuration) {
    for (RoleDefinition role : definition.roles()) {
      Map<String, String> lacking = new HashMap<>(slotSettings(role, configuration));
      lacking.keySet().removeAll(service.slotSettings(slot, role.name()).keySet());
      service.keepForSlot(slot, role.name(), lacking);
    }
  }

  private static Map<String, String> slotSettings(
      RoleDefinition role, ServiceConfiguration configuration) {
    Map<String, String> values =
        Optional.ofNullable(configuration.roles().get(role.name()))
            .map(configured -> configured.settings())
            .orElse(Map.of());
    return role.settings().stream()
        .filter(setting -> setting.slotSetting() && values.containsKey(setting.name()))
        .collect(Collectors.toMap(SettingDefinition::name, s -> values.get(s.name())));
  }
}
