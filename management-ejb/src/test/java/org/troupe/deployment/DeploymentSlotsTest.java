package org.troupe.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.troupe.refusal.RefusedException;

class DeploymentSlotsTest {

  private final DeploymentSlots slots = new DeploymentSlots();
  private final Deployment first = deployment("2aaaaaaa", "1 input http");
  private final Deployment second = deployment("3bbbbbbb", "1 input http");

  private static Deployment deployment(String id, String endpoints) {
    return new Deployment(
        id, "shop", TestRevisions.of("00ff", "1.0", endpoints), List.of(), "secret", Instant.EPOCH);
  }

  @Test
  void aSwapExchangesBoth() {
    slots.place(first, Slot.PRODUCTION);
    slots.place(second, Slot.STAGING);

    SlotSwap swap = slots.swap("shop", d -> List.of());

    assertThat(swap.production()).isSameAs(second);
    assertThat(swap.staging()).containsSame(first);
    assertThat(slots.slotOf(second)).contains(Slot.PRODUCTION);
    assertThat(slots.slotOf(first)).contains(Slot.STAGING);
  }

  @Test
  void anEmptyProductionIsPromotedInto() {
    slots.place(second, Slot.STAGING);
    assertThat(slots.swap("shop", d -> List.of()).staging()).isEmpty();
    assertThat(slots.in(Slot.PRODUCTION)).containsSame(second);
    assertThat(slots.in(Slot.STAGING)).isEmpty();
  }

  @Test
  void withAnEmptyStagingThereIsNothingToSwap() {
    slots.place(first, Slot.PRODUCTION);
    assertRefused("NOTHING_TO_SWAP", () -> slots.swap("shop", d -> List.of()));
    assertThat(slots.in(Slot.PRODUCTION)).containsSame(first);
  }

  @Test
  void everyInstanceOfBothSidesMustBeReady() {
    slots.place(first, Slot.PRODUCTION);
    slots.place(second, Slot.STAGING);
    assertThatThrownBy(() -> slots.swap("shop", d -> d == first ? List.of("web_IN_1") : List.of()))
        .isInstanceOf(SwapRefusedException.class)
        .hasMessageContaining("web_IN_1 (production)");
    assertThat(slots.in(Slot.PRODUCTION)).containsSame(first);
  }

  @Test
  void endpointsMustBeAlike() {
    slots.place(first, Slot.PRODUCTION);
    slots.place(deployment("4ccccccc", "2 input http"), Slot.STAGING);
    assertRefused("ENDPOINTS_DIFFER", () -> slots.swap("shop", d -> List.of()));
  }

  @Test
  void aSlotHoldsAtMostOneDeployment() {
    slots.place(first, Slot.STAGING);
    assertRefused("SLOT_OCCUPIED", () -> slots.place(second, Slot.STAGING));
  }

  @Test
  void aReleasedDeploymentLeaves() {
    slots.place(first, Slot.STAGING);
    assertThat(slots.release("shop", Slot.STAGING).leaving()).isTrue();
    assertThat(slots.in(Slot.STAGING)).isEmpty();
    assertRefused("SLOT_EMPTY", () -> slots.release("shop", Slot.STAGING));
  }

  @Test
  void scalingChangesTheNamedRolesOrNothing() {
    first.scaleTo(Map.of("web", 5));
    assertThat(first.roles().get(0).count()).isEqualTo(5);
    assertRefused("SCALE_OUT_OF_BOUNDS", () -> first.scaleTo(Map.of("web", 0)));
    assertRefused("SCALE_OUT_OF_BOUNDS", () -> first.scaleTo(Map.of("web", 101)));
    assertRefused("SCALE_OUT_OF_BOUNDS", () -> first.scaleTo(Map.of("web", 3, "wbe", 3)));
    assertRefused("SCALE_OUT_OF_BOUNDS", () -> first.scaleTo(Map.of()));
    assertThat(first.roles().get(0).count()).isEqualTo(5);
  }

  private static void assertRefused(String code, ThrowingCallable change) {
    assertThatThrownBy(change)
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }
}
