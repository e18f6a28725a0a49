package org.troupe.deployment;

import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The two slots of a cloud service. Each holds at most one deployment; a swap exchanges both or
 * neither.
 */
@Embeddable
public class DeploymentSlots {

  @OneToOne(fetch = FetchType.EAGER)
  @JoinColumn(name = "production_id")
  private Deployment production;

  @OneToOne(fetch = FetchType.EAGER)
  @JoinColumn(name = "staging_id")
  private Deployment staging;

  /** What the slot holds. */
  public Optional<Deployment> in(Slot slot) {
    return Optional.ofNullable(slot == Slot.PRODUCTION ? production : staging);
  }

  /**
   * What the slot holds, where it must hold something.
   *
   * @throws EmptySlotException if it holds nothing
   */
  public Deployment require(String service, Slot slot) {
    return in(slot).orElseThrow(() -> new EmptySlotException(service, slot));
  }

  /** The slot that holds this deployment; empty once it leaves. */
  public Optional<Slot> slotOf(Deployment deployment) {
    for (Slot slot : Slot.values()) {
      if (in(slot).filter(held -> held.id().equals(deployment.id())).isPresent()) {
        return Optional.of(slot);
      }
    }
    return Optional.empty();
  }

  /**
   * Checks that a slot can take a deployment.
   *
   * @throws SlotOccupiedException if it holds one
   */
  public void requireFree(String service, Slot slot) {
    if (in(slot).isPresent()) {
      throw new SlotOccupiedException(service, slot);
    }
  }

  /**
   * Places a deployment.
   *
   * @throws SlotOccupiedException if the slot holds one
   */
  public void place(Deployment deployment, Slot slot) {
    requireFree(deployment.service(), slot);
    put(slot, deployment);
  }

  /**
   * Takes the deployment out of the slot and sends it on its way.
   *
   * @return the deployment that leaves
   * @throws EmptySlotException if the slot holds none
   */
  public Deployment release(String service, Slot slot) {
    Deployment leaving = require(service, slot);
    put(slot, null);
    leaving.leave(slot);
    return leaving;
  }

  /**
   * Checks that the two deployments can be exchanged; an empty production can take staging's.
   *
   * @param notReady names of a deployment's instances that are not ready; a swap needs all of both
   *     sides, because Azure's does
   * @throws SwapRefusedException if staging is empty, an instance is not ready, or the input
   *     endpoints differ in number or type
   */
  public void requireSwappable(String service, Function<Deployment, List<String>> notReady) {
    if (staging == null) {
      throw SwapRefusedException.nothingToSwap(service);
    }
    if (production != null && !production.endpoints().equals(staging.endpoints())) {
      throw SwapRefusedException.endpointsDiffer(production, staging);
    }
    List<String> waiting = new ArrayList<>();
    for (Slot slot : Slot.values()) {
      in(slot)
          .map(notReady)
          .ifPresent(names -> names.forEach(name -> waiting.add(name + " (" + slot.label() + ")")));
    }
    if (!waiting.isEmpty()) {
      throw SwapRefusedException.notReady(waiting);
    }
  }

  /**
   * Exchanges the two deployments; with an empty production, staging is promoted.
   *
   * @param notReady as for {@link #requireSwappable}
   * @return what is where now
   * @throws SwapRefusedException as {@link #requireSwappable} does; nothing is changed then
   */
  public SlotSwap swap(String service, Function<Deployment, List<String>> notReady) {
    requireSwappable(service, notReady);
    Deployment promoted = staging;
    staging = production;
    production = promoted;
    return new SlotSwap(production, Optional.ofNullable(staging));
  }

  private void put(Slot slot, Deployment deployment) {
    if (slot == Slot.PRODUCTION) {
      production = deployment;
    } else {
      staging = deployment;
    }
  }
}
