package org.troupe.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One of two gateways is lost, and nobody is refused. */
@ExtendWith(OnOnePlatform.class)
class GatewaysE2E {

  private static final Logger LOG = System.getLogger(GatewaysE2E.class.getName());
  private static final int PER_SECOND = 100;
  private static final int ENOUGH = 2 * PER_SECOND;
  private static final Duration HEAL_LIMIT = Duration.ofMinutes(1);

  /** Three questions left unanswered, a second each, and what a busy machine adds. */
  private static final Duration FOUND_OUT = Duration.ofSeconds(10);

  private static final List<String> PATHS = List.of("/", "/api/whoami");

  private final TestPlatform platform;

  GatewaysE2E(TestPlatform platform) {
    this.platform = platform;
  }

  @Test
  void aKilledGatewayTakesOnlyWhatItHadInHand() throws IOException {
    long victim = platform.component("gateway");
    try (Load kept = load(Load.Connections.LOOKED_AT);
        Load fresh = load(Load.Connections.NEW)) {
      awaitMore(kept, fresh);
      long before = System.nanoTime();
      Signals.kill(victim);
      long dead = System.nanoTime();
      awaitReplaced("gateway", victim);
      awaitMore(kept, fresh);

      assertHarmless(kept.stop(), before, dead);
      assertHarmless(fresh.stop(), before, dead);
    }
    assertThat(platform.up().said()).contains("The gateway has died and is started again.");
  }

  @Test
  void aHangingGatewayIsFoundOutAndReplaced() throws IOException {
    long victim = platform.component("gateway-2");
    try (Load kept = load(Load.Connections.LOOKED_AT);
        Load fresh = load(Load.Connections.NEW)) {
      awaitMore(kept, fresh);
      long before = System.nanoTime();
      Signals.halt(victim);
      ProcessHandle process = ProcessHandle.of(victim).orElseThrow();
      await("the hanging gateway is killed").atMost(FOUND_OUT).until(() -> !process.isAlive());
      long dead = System.nanoTime();
      awaitReplaced("gateway-2", victim);
      LOG.log(
          Logger.Level.INFO,
          "found out after {0} ms, replaced after {1} ms",
          Duration.ofNanos(dead - before).toMillis(),
          Duration.ofNanos(System.nanoTime() - before).toMillis());
      awaitMore(kept, fresh);

      assertHarmless(kept.stop(), before, dead);
      assertHarmless(fresh.stop(), before, dead);
    }
    assertThat(platform.up().said())
        .contains("The gateway-2 does not answer and is started again.");
  }

  @Test
  void anotherPlatformFindsThePortTakenAndAWrongSettingIsToldAtOnce() throws IOException {
    // Its outputs are numbered from the beginning, as the first platform's are.
    Path outputs = Files.createDirectories(platform.directory().resolve("other-outputs"));
    Troupe other =
        new Troupe(
            Path.of(System.getProperty("troupe.distribution")),
            platform.directory().resolve("other"),
            outputs);
    String port = Integer.toString(platform.port());

    assertThat(other.runs("up", "--port", port, "--admin-port", "1").err())
        .contains("port " + port + " on 127.0.0.1 cannot be had for the gateway");
    assertThat(other.runs("up", "--set", "lease.duraton=PT9S").err())
        .contains("[lease.duraton]", "lease.duration");
    assertThat(other.runs("up", "--set", "lease.duration=9").err())
        .contains("lease.duration is not an ISO 8601 duration");
  }

  private Load load(Load.Connections connections) {
    return Load.on(platform.production(), PER_SECOND, PATHS, connections);
  }

  private static void awaitMore(Load... loads) {
    Stream.of(loads).forEach(load -> load.awaitMore(ENOUGH));
  }

  private void awaitReplaced(String component, long victim) {
    await(component + " is back")
        .atMost(HEAL_LIMIT)
        .ignoreExceptions()
        .until(
            () ->
                platform.component(component) != victim
                    && platform.up().said().contains("The " + component + " is back."));
  }

  /** Nobody is refused, and what fails was under way while the gateway was dying. */
  private static void assertHarmless(List<Answer> answers, long before, long dead) {
    List<Answer> failed = answers.stream().filter(Answer::failed).toList();
    LOG.log(
        Logger.Level.INFO,
        "{0} of {1} failed, such as {2}",
        failed.size(),
        answers.size(),
        failed.stream().limit(3).toList());
    assertThat(failed).noneMatch(answer -> answer.failure().contains("refused"));
    assertThat(failed).allMatch(answer -> answer.sentAt() < dead && answer.endedAt() > before);
  }
}
