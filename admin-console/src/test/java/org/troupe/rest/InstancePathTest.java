package org.troupe.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.troupe.deployment.Slot;
import org.troupe.instance.InstanceKey;
import org.troupe.wire.DeploymentView;
import org.troupe.wire.RoleView;
import org.troupe.wire.ServiceView;
import org.troupe.wire.SlotView;

class InstancePathTest {

  private static final ServiceView SHOP =
      new ServiceView(
          "shop",
          List.of(
              new SlotView(
                  "production",
                  "http://shop.localhost/",
                  new DeploymentView(
                      "d1",
                      "1.0",
                      "cafe",
                      Instant.EPOCH,
                      List.of(new RoleView("web", "web", 1, List.of())),
                      false,
                      null)),
              new SlotView("staging", "http://shop-staging.localhost/", null)),
          null);

  @Test
  void anInstanceIsFoundByItsName() {
    assertThat(InstancePath.resolve(SHOP, Slot.PRODUCTION, "web_IN_0"))
        .isEqualTo(new InstanceKey("d1", "web", 0));
  }

  @Test
  void oneThatIsGoneHasALogStill() {
    assertThat(InstancePath.resolve(SHOP, Slot.PRODUCTION, "web_IN_7").ordinal()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"web", "web_IN_x", "web_IN_-1", "worker_IN_0", "../d2/web_IN_0", ""})
  void otherNamesAreUnknown(String name) {
    assertThatThrownBy(() -> InstancePath.resolve(SHOP, Slot.PRODUCTION, name))
        .extracting("code")
        .isEqualTo("INSTANCE_UNKNOWN");
  }

  @Test
  void anEmptySlotHasNoInstances() {
    assertThatThrownBy(() -> InstancePath.resolve(SHOP, Slot.STAGING, "web_IN_0"))
        .extracting("code")
        .isEqualTo("SLOT_EMPTY");
  }
}
