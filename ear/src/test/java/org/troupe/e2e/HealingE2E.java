package org.troupe.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Parts die by SIGKILL, and visitors do not notice. */
@ExtendWith(OnOnePlatform.class)
class HealingE2E {

  private static final int PER_SECOND = 50;
  private static final int ENOUGH = 4 * PER_SECOND;
  private static final Duration HEAL_LIMIT = Duration.ofMinutes(3);
  private static final List<String> PATHS = List.of("/", "/api/whoami", "/api/photos?limit=5");

  private final TestPlatform platform;

  HealingE2E(TestPlatform platform) {
    this.platform = platform;
  }

  @Test
  void killedInstanceIsReplaced() {
    // Whichever version has the more instances may be in either slot.
    Map<String, Long> before = platform.instances();
    Site application = platform.production();
    String victim = "production web_IN_0";
    List<Answer> answers;
    try (Load load = Load.on(application, PER_SECOND, PATHS)) {
      load.awaitMore(ENOUGH);
      Signals.kill(before.get(victim));
      load.awaitMore(ENOUGH);
      await("the killed instance is replaced")
          .atMost(HEAL_LIMIT)
          .until(
              () ->
                  platform.isSettled()
                      && !platform.instances().get(victim).equals(before.get(victim)));
      load.awaitMore(ENOUGH);
      answers = load.stop();
    }
    assertThat(answers).filteredOn(Answer::failed).isEmpty();
    Map<String, Long> after = platform.instances();
    assertThat(after).hasSameSizeAs(before);
    after.remove(victim);
    assertThat(before).containsAllEntriesOf(after);
    assertThat(platform.admin().instance(TestPlatform.SERVICE, "production", "web_IN_0").starts())
        .isGreaterThan(1);
  }

  @Test
  void killedControllerComesBackAndAdoptsWhatRuns() throws IOException {
    Map<String, Long> before = platform.instances();
    Map<String, Long> components = platform.components();
    long controller = components.get("controller");
    List<Answer> answers;
    try (Load load = Load.on(platform.production(), PER_SECOND, PATHS)) {
      load.awaitMore(ENOUGH);
      Signals.kill(controller);
      load.awaitMore(ENOUGH);
      await("the controller is back")
          .atMost(HEAL_LIMIT)
          .ignoreExceptions()
          .until(() -> platform.component("controller") != controller && platform.isSettled());
      load.awaitMore(ENOUGH);
      answers = load.stop();
    }
    assertThat(answers).filteredOn(Answer::failed).isEmpty();
    assertThat(platform.instances()).isEqualTo(before);
    Map<String, Long> now = platform.components();
    assertThat(now).doesNotContainEntry("controller", controller);
    now.put("controller", controller);
    assertThat(now).as("components but the controller").isEqualTo(components);
    assertThat(platform.up().said()).contains("controller");
  }
}
