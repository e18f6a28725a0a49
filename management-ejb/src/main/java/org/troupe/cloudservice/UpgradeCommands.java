package org.troupe.cloudservice;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.troupe.capacity.Admission;
import org.troupe.definition.ConfigurationReader;
import org.troupe.definition.Read;
import org.troupe.definition.ServiceConfiguration;
import org.troupe.definition.ServiceDefinition;
import org.troupe.definition.ServiceModel;
import org.troupe.definition.UpgradeRules;
import org.troupe.deployment.Deployment;
import org.troupe.deployment.DeploymentStoppedException;
import org.troupe.deployment.Revision;
import org.troupe.deployment.Slot;
import org.troupe.deployment.UpgradeRefusedException;
import org.troupe.operation.Operation;
import org.troupe.operation.OperationKind;
import org.troupe.operation.OperationPhase;
import org.troupe.operation.Operations;
import org.troupe.servicepackage.StoredPackage;
import org.troupe.servicepackage.StoredPackages;

/**
 * In-place upgrades: another package, another configuration or both, taken by the instances upgrade
 * domain by upgrade domain. Settings that need no restart reach running instances as they are.
 */
@Stateless
public class UpgradeCommands {

  @Inject private CloudServices services;
  @Inject private Operations operations;
  @Inject private Admission admission;
  @Inject private StoredPackages packages;
  @Inject private Clock clock;
  @Inject private Beginner beginner;
  private final ConfigurationReader configurations = new ConfigurationReader();

  /**
   * Begins an upgrade.
   *
   * @return the operation that runs
   * @throws org.troupe.refusal.RefusedException if the service is unknown, the slot is empty or
   *     stopped, another operation runs, or what changes may not change in place; nothing is
   *     changed then
   * @throws org.troupe.definition.InvalidDefinitionException if the configuration does not fit the
   *     package
   */
  public Operation upgrade(NewUpgrade asked, String requestedBy) {
    CloudService service = services.requireLocked(asked.service());
    operations.requireNone(service.name());
    Deployment deployment = service.slots().require(service.name(), asked.slot());
    if (deployment.stopped()) {
      throw DeploymentStoppedException.stopped(service.name(), asked.slot());
    }
    StoredPackage before = packages.require(deployment.packageId());
    StoredPackage after = asked.servicePackage().orElse(before);
    String text = asked.configuration().orElse(deployment.configuration());
    Read<ServiceConfiguration> configuration = configurations.read(text, after.definition());
    requireInPlace(
        asked,
        inForce(deployment, before.definition()),
        new ServiceModel(after.definition(), configuration.value()));
    Revision next = next(asked, deployment, after, configuration.value(), text);
    requireRoom(deployment.current(), next);
    deployment.beginUpgrade(next, Revisions.queues(after), asked.manual(), clock.instant());
    if (asked.configuration().isPresent()) {
      Revisions.keepForSlot(service, asked.slot(), after.definition(), configuration.value());
    }
    return begin(asked, service, deployment, after, configuration, requestedBy);
  }

  private void requireRoom(Revision current, Revision next) {
    admission.requireDisk();
    long more = Footprint.of(next) - Footprint.of(current);
    admission.requireMemory(Math.max(0, more) + Footprint.ofSuccessors(next));
  }

  private Operation begin(
      NewUpgrade asked,
      CloudService service,
      Deployment deployment,
      StoredPackage after,
      Read<ServiceConfiguration> configuration,
      String requestedBy) {
    Operation operation =
        beginner
            .begin(
                OperationKind.UPGRADE, service, Optional.of(asked.slot()), deployment, requestedBy)
            .within(asked.limits());
    configuration
        .warnings()
        .forEach(warning -> operation.note("warning: " + warning, clock.instant()));
    operation.enter(
        asked.manual() ? OperationPhase.WAITING : OperationPhase.WALKING,
        "upgrade from version "
            + deployment.packageVersion()
            + " to "
            + after.version()
            + (asked.manual() ? ", domain by domain on command" : ""),
        clock.instant());
    return operation;
  }

  private ServiceModel inForce(Deployment deployment, ServiceDefinition definition) {
    return new ServiceModel(
        definition, configurations.read(deployment.configuration(), definition).value());
  }

  private static void requireInPlace(NewUpgrade asked, ServiceModel inForce, ServiceModel next) {
    List<String> refusals =
        asked
            .role()
            .map(role -> UpgradeRules.refusals(inForce, next, role))
            .orElseGet(() -> UpgradeRules.refusals(inForce, next));
    if (!refusals.isEmpty()) {
      throw UpgradeRefusedException.notInPlace(refusals);
    }
  }

  private static Revision next(
      NewUpgrade asked,
      Deployment deployment,
      StoredPackage after,
      ServiceConfiguration configuration,
      String text) {
    Revision whole =
        asked.configuration().isPresent()
            ? Revisions.of(after, configuration, text)
            : Revisions.keepingCounts(after, configuration, text, deployment.current());
    return asked
        .role()
        .map(role -> Revisions.ofOneRole(whole, role, deployment.current()))
        .orElse(whole);
  }

  /**
   * Goes on to the next upgrade domain of a manual upgrade.
   *
   * @return its operation
   * @throws org.troupe.refusal.RefusedException if there is none in progress, it is automatic, or
   *     there is no further domain
   */
  public Operation walk(String name, Slot slot, String requestedBy) {
    CloudService service = services.requireLocked(name);
    Deployment deployment = service.slots().require(name, slot);
    int domain = deployment.walkOn(clock.instant());
    Operation operation = running(name, deployment);
    operation.enter(
        OperationPhase.WALKING,
        "on to upgrade domain " + domain + ", asked by " + requestedBy,
        clock.instant());
    beginner.lookAgain("walk");
    return operation;
  }

  /**
   * Rolls the upgrade in progress back.
   *
   * @return its operation
   * @throws org.troupe.refusal.RefusedException if there is none in progress
   */
  public Operation rollback(String name, Slot slot, String requestedBy) {
    CloudService service = services.requireLocked(name);
    Deployment deployment = service.slots().require(name, slot);
    deployment.rollBack("asked by " + requestedBy, clock.instant());
    Operation operation = running(name, deployment);
    operation.enter(
        OperationPhase.ROLLING_BACK, "rolls back: asked by " + requestedBy, clock.instant());
    beginner.lookAgain("rollback");
    return operation;
  }

  private Operation running(String name, Deployment deployment) {
    return operations
        .runningOf(name)
        .filter(operation -> operation.deployment().equals(deployment.id()))
        .orElseThrow(() -> new IllegalStateException("upgrade without operation of " + name));
  }
}
