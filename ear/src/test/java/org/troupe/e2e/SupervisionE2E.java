package org.troupe.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code troupe up} itself: a second one, a killed one, one that is asked to stop. */
@ExtendWith(OnOnePlatform.class)
class SupervisionE2E {

  private final TestPlatform platform;

  SupervisionE2E(TestPlatform platform) {
    this.platform = platform;
  }

  @Test
  void secondOneSaysThatItRunsAlready() {
    Outcome outcome = platform.troupe().runs("up");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("Troupe already runs in " + platform.troupe().data())
        .contains("process " + platform.up().pid())
        .contains("hint: ");
    assertThat(platform.up().isRunning()).isTrue();
  }

  @Test
  void nextOneTakesOverFromAKilledOne() throws IOException {
    Map<String, Long> components = platform.components();
    Map<String, Long> instances = platform.instances();
    platform.up().kill();
    assertThat(platform.production().get("/").statusCode()).isEqualTo(200);

    assertThat(platform.startWith().said()).contains("taking it over");

    assertThat(platform.components()).isEqualTo(components);
    assertThat(platform.instances()).isEqualTo(instances);
    assertThat(platform.isSettled()).isTrue();
  }

  @Test
  void ctrlCLeavesNoProcessAndTheNextStartBringsAllBack() throws IOException {
    Site gallery = platform.production();
    JsonNode photographs = gallery.json("/api/photos");
    String version = gallery.json("/api/whoami").get("version").asText();

    assertThat(platform.up().interrupt()).as("exit code").isZero();
    assertThat(platform.up().said()).contains("Stopped.");
    platform.awaitNoProcess();

    platform.ensureUp();
    await("the application is back")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(gallery.get("/").statusCode()).isEqualTo(200));
    assertThat(gallery.json("/api/whoami").get("version").asText()).isEqualTo(version);
    assertThat(gallery.json("/api/photos").findValuesAsText("id"))
        .isEqualTo(photographs.findValuesAsText("id"));
  }
}
