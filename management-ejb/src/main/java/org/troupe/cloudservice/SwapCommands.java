package org.troupe.cloudservice;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.troupe.definition.ConfigurationReader;
import org.troupe.deployment.Deployment;
import org.troupe.deployment.DeploymentSlots;
import org.troupe.deployment.DeploymentStoppedException;
import org.troupe.deployment.Slot;
import org.troupe.deployment.SwapRefusedException;
import org.troupe.instance.RoleInstances;
import org.troupe.operation.Operation;
import org.troupe.operation.OperationKind;
import org.troupe.operation.OperationPhase;
import org.troupe.operation.Operations;
import org.troupe.servicepackage.StoredPackage;
import org.troupe.servicepackage.StoredPackages;

/**
 * Swaps. A swap is checked when it is asked for and again at the switch; what lies between them
 * happens in staging only, so that it can end there.
 */
@Stateless
public class SwapCommands {

  @Inject private CloudServices services;
  @Inject private RoleInstances instances;
  @Inject private Operations operations;
  @Inject private StoredPackages packages;
  @Inject private Clock clock;
  @Inject private Beginner beginner;
  private final ConfigurationReader configurations = new ConfigurationReader();

  /**
   * Exchanges the deployments of both slots, or promotes staging into an empty production, once
   * what is in staging is warm.
   *
   * @param preview whether to wait before the switch for {@link #complete} or {@link #cancel}
   * @return the operation that runs
   * @throws org.troupe.refusal.RefusedException if the service is unknown, its swap's conditions do
   *     not hold, or another operation of it runs; nothing is changed then
   */
  public Operation swap(String name, boolean preview, String requestedBy) {
    CloudService service = services.requireLocked(name);
    operations.requireNone(name);
    Operation swap = begin(service, requestedBy);
    swap.holdBeforeSwitch(preview);
    swap.enter(
        OperationPhase.SETTINGS,
        "deployment " + swap.deployment() + " takes the settings of production",
        clock.instant());
    return swap;
  }

  /**
   * Takes the last swap back, as long as both deployments are where it put them. What comes back
   * was in production and is warm, so it is switched at once.
   *
   * @return the operation that runs
   * @throws org.troupe.refusal.RefusedException as for {@link #swap}, or if there is no way back
   */
  public Operation swapBack(String name, String requestedBy) {
    CloudService service = services.requireLocked(name);
    operations.requireNone(name);
    requireWayBack(service);
    Operation swap = begin(service, requestedBy);
    swap.enter(
        OperationPhase.SWITCH, "deployment " + swap.deployment() + " goes back", clock.instant());
    return swap;
  }

  private void requireWayBack(CloudService service) {
    Operation last =
        operations
            .lastSwapOf(service.name())
            .orElseThrow(() -> SwapRefusedException.noWayBack("there is none on record"));
    DeploymentSlots slots = service.slots();
    if (!slots.in(Slot.PRODUCTION).map(Deployment::id).equals(Optional.of(last.deployment()))) {
      throw SwapRefusedException.noWayBack(
          "production does not hold deployment " + last.deployment() + " any more");
    }
    if (last.demoted().isEmpty()) {
      throw SwapRefusedException.noWayBack("production was empty before it");
    }
    if (!slots.in(Slot.STAGING).map(Deployment::id).equals(last.demoted())) {
      throw SwapRefusedException.noWayBack(
          "staging does not hold deployment " + last.demoted().get() + " any more");
    }
  }

  private Operation begin(CloudService service, String requestedBy) {
    DeploymentSlots slots = service.slots();
    for (Slot slot : Slot.values()) {
      if (slots.in(slot).filter(Deployment::stopped).isPresent()) {
        throw DeploymentStoppedException.stopped(service.name(), slot);
      }
    }
    slots.requireSwappable(service.name(), this::notReady);
    Deployment promoted = slots.require(service.name(), Slot.STAGING);
    Operation swap =
        beginner.begin(OperationKind.SWAP, service, Optional.empty(), promoted, requestedBy);
    swap.demotes(slots.in(Slot.PRODUCTION).map(Deployment::id).orElse(null));
    swap.note("checked: all instances are ready, the endpoints are alike", clock.instant());
    return swap;
  }

  private List<String> notReady(Deployment deployment) {
    return Readiness.missing(deployment, instances.of(deployment.id()));
  }

  /**
   * Completes a swap that waits.
   *
   * @return its operation
   * @throws org.troupe.refusal.RefusedException if the service is unknown or no swap of it waits
   */
  public Operation complete(String name, String requestedBy) {
    services.requireLocked(name);
    Operation swap =
        running(name)
            .filter(found -> found.phase().equals(Optional.of(OperationPhase.HELD)))
            .orElseThrow(() -> SwapRefusedException.noneWaits(name));
    swap.enter(OperationPhase.SWITCH, "completed by " + requestedBy, clock.instant());
    beginner.lookAgain("swap completed");
    return swap;
  }

  /**
   * Cancels a swap that has not come to its switch.
   *
   * @return its operation, which has ended
   * @throws org.troupe.refusal.RefusedException if the service is unknown or no swap of it waits
   */
  public Operation cancel(String name, String requestedBy) {
    services.requireLocked(name);
    Operation swap =
        running(name)
            .filter(found -> found.phase().filter(SwapCommands::isBeforeSwitch).isPresent())
            .orElseThrow(() -> SwapRefusedException.noneWaits(name));
    swap.finish(false, "cancelled by " + requestedBy + "; nothing was swapped", clock.instant());
    beginner.lookAgain("swap cancelled");
    return swap;
  }

  private static boolean isBeforeSwitch(OperationPhase phase) {
    return phase.compareTo(OperationPhase.SWITCH) < 0;
  }

  private Optional<Operation> running(String service) {
    return operations
        .runningOf(service)
        .filter(operation -> operation.kind() == OperationKind.SWAP);
  }

  /**
   * The switch itself: both deployments change places, or the swap has failed. Nothing if it is not
   * at its switch.
   *
   * @param operation number of the swap
   */
  public void switchSlots(long operation) {
    Operation swap = operations.require(operation);
    CloudService service = services.requireLocked(swap.service());
    if (!swap.phase().equals(Optional.of(OperationPhase.SWITCH)) || swap.finishedAt().isPresent()) {
      return;
    }
    try {
      Deployment promoted = service.slots().swap(service.name(), this::notReady).production();
      StoredPackage stored = packages.require(promoted.packageId());
      Revisions.keepForSlotWhatItLacks(
          service,
          Slot.PRODUCTION,
          stored.definition(),
          configurations.read(promoted.configuration(), stored.definition()).value());
      swap.enter(OperationPhase.DRAIN, "the deployments have changed places", clock.instant());
    } catch (SwapRefusedException refusal) {
      swap.finish(false, refusal.getMessage() + "; nothing was swapped", clock.instant());
    }
  }
}
