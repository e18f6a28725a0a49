package org.troupe.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.troupe.cloudservice.NewUpgrade;
import org.troupe.deployment.Slot;
import org.troupe.instance.LeavingLimits;
import org.troupe.wire.UpgradeRequest;

class UpgradeRequestReaderTest {

  private final UpgradeRequestReader reader = new UpgradeRequestReader();

  @Test
  void whatIsAbsentStaysAsItIs() {
    assertThat(read(new UpgradeRequest(null, "text", null, "auto", null, null)))
        .isEqualTo(
            new NewUpgrade(
                "shop",
                Slot.PRODUCTION,
                Optional.empty(),
                Optional.of("text"),
                Optional.empty(),
                false,
                LeavingLimits.OF_ROLE));
  }

  @Test
  void oneRoleMayBeWalkedByHand() {
    NewUpgrade upgrade = read(new UpgradeRequest(null, "text", "web", "manual", 5L, null));

    assertThat(upgrade.role()).contains("web");
    assertThat(upgrade.manual()).isTrue();
    assertThat(upgrade.limits().drain()).contains(Duration.ofSeconds(5));
  }

  @Test
  void thereMustBeSomethingToUpgradeTo() {
    assertThatThrownBy(() -> read(new UpgradeRequest(null, null, "web", "auto", null, null)))
        .hasMessage("there is nothing to upgrade to")
        .extracting("code")
        .isEqualTo("REQUEST_INVALID");
  }

  @Test
  void theModeIsOneOfTwo() {
    assertThatThrownBy(() -> read(new UpgradeRequest(null, "text", null, "fast", null, null)))
        .hasMessage("mode is 'fast'; it must be auto or manual");
  }

  private NewUpgrade read(UpgradeRequest request) {
    return reader.read("shop", Slot.PRODUCTION, request);
  }
}
