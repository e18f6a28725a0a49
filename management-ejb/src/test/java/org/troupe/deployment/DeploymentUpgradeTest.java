package org.troupe.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.troupe.refusal.RefusedException;

class DeploymentUpgradeTest {

  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  private final Revision first = TestRevisions.of("00aa", "1.0", "1 input http");
  private final Revision second = TestRevisions.of("00bb", "2.0", "1 input http");
  private final Deployment deployment =
      new Deployment(
          "2aaaaaaa", "shop", first, List.of(new DeploymentQueue("photos", 5)), "secret", NOW);

  private void upgrade(boolean manual) {
    deployment.beginUpgrade(second, List.of(new DeploymentQueue("letters", 3)), manual, NOW);
  }

  @Test
  void untilItIsCompleteTheFirstRevisionIsTheCurrentOne() {
    upgrade(false);
    assertThat(deployment.current()).isSameAs(first);
    assertThat(deployment.next()).containsSame(second);
    assertThat(deployment.walk().orElseThrow().domain()).isZero();

    assertThat(deployment.completeUpgrade()).containsSame(first);
    assertThat(deployment.packageVersion()).isEqualTo("2.0");
    assertThat(deployment.walk()).isEmpty();
  }

  @Test
  void queuesThatAreNotDeclaredAnyMoreStayForWhatWaitsInThem() {
    upgrade(false);
    assertThat(deployment.queues())
        .extracting(DeploymentQueue::name)
        .containsExactly("letters", "photos");
    assertThat(deployment.prepared()).isFalse();
  }

  @Test
  void aManualOneGoesOnDomainByDomainToTheLast() {
    upgrade(true);
    for (int domain = 0; domain < 5; domain++) {
      assertThat(deployment.walkOn(NOW)).isEqualTo(domain);
    }
    assertRefused("LAST_UPGRADE_DOMAIN", () -> deployment.walkOn(NOW));
  }

  @Test
  void anAutomaticOneTakesNoCommandToGoOn() {
    assertRefused("NO_UPGRADE_IN_PROGRESS", () -> deployment.walkOn(NOW));
    upgrade(false);
    assertRefused("UPGRADE_IS_AUTOMATIC", () -> deployment.walkOn(NOW));
  }

  @Test
  void onceItHasTurnedBackItDoesNotGoOnAndKeepsTheFirstReason() {
    upgrade(false);
    deployment.turnBack("web_IN_0 is FailedStarting", NOW);
    deployment.turnBack("something else", NOW);
    deployment.enterDomain(3, NOW);

    assertThat(deployment.walk().orElseThrow().domain()).isZero();
    assertThat(deployment.walk().orElseThrow().turnedBack()).contains("web_IN_0 is FailedStarting");
    assertRefused("UPGRADE_ROLLS_BACK", () -> deployment.rollBack("asked", NOW));

    assertThat(deployment.abandonUpgrade()).containsSame(second);
    assertThat(deployment.current()).isSameAs(first);
    assertThat(deployment.next()).isEmpty();
  }

  @Test
  void whatIsStoppedCanBeStartedAndTheOtherWayRound() {
    assertRefused("DEPLOYMENT_RUNS", deployment::start);
    deployment.stop(Slot.PRODUCTION);
    assertRefused("DEPLOYMENT_STOPPED", () -> deployment.stop(Slot.PRODUCTION));
    deployment.start();
    assertThat(deployment.stopped()).isFalse();
  }

  private static void assertRefused(String code, ThrowingCallable change) {
    assertThatThrownBy(change)
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }
}
