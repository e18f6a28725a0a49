package org.troupe.job.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.troupe.definition.Continuous;
import org.troupe.definition.JobDefinition;
import org.troupe.instance.InstanceKey;
import org.troupe.wire.RunReport;

class EndingTest {

  private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
  private static final Optional<JobDefinition> TIDY =
      Optional.of(Jobs.tidy(false, Continuous.NONE));

  @Test
  void aRunThatFailsIsTriedAgainWithADelayThatDoubles() {
    Ending first = Ending.reported(run(0, 0, null, false), RunReport.FAILED, "no disk", TIDY, NOW);
    Ending second = Ending.reported(run(1, 0, null, false), RunReport.FAILED, "", TIDY, NOW);
    Ending third = Ending.reported(run(2, 0, null, false), RunReport.FAILED, "", TIDY, NOW);

    assertThat(first)
        .isEqualTo(new Ending(RunStatus.QUEUED, 1, 0, Optional.of(NOW.plusSeconds(10)), "no disk"));
    assertThat(second.notBefore()).contains(NOW.plusSeconds(20));
    assertThat(third.status()).isEqualTo(RunStatus.FAILED);
  }

  @Test
  void theDelayHasABound() {
    assertThat(Ending.delay(Duration.ofSeconds(30), 20)).isEqualTo(Duration.ofHours(1));
    assertThat(Ending.delay(Duration.ofHours(24), 20)).isEqualTo(Duration.ofHours(24));
    assertThat(Ending.delay(Duration.ofSeconds(1), 100)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void whatBecomesOfAStoppedRunDependsOnWhyItWasStopped() {
    assertThat(stopped(StopCause.ASKED).status()).isEqualTo(RunStatus.STOPPED);
    assertThat(stopped(null).status()).isEqualTo(RunStatus.STOPPED);
    assertThat(stopped(StopCause.MOVE))
        .isEqualTo(new Ending(RunStatus.QUEUED, 0, 0, Optional.empty(), ""));
    assertThat(stopped(StopCause.TIMEOUT).message())
        .isEqualTo("It took longer than PT1M and was stopped.");
    assertThat(stopped(StopCause.TIMEOUT).failures()).isEqualTo(1);
  }

  private static Ending stopped(StopCause cause) {
    return Ending.reported(run(0, 0, cause, false), RunReport.STOPPED, "", TIDY, NOW);
  }

  @Test
  void aRunWhoseWorkerIsLostIsBegunAgainFiveTimesNotCountedAsItsOwnFailure() {
    Ending lost = Ending.lost(run(1, 4, null, false));

    assertThat(lost.status()).isEqualTo(RunStatus.QUEUED);
    assertThat(lost.failures()).isEqualTo(1);
    assertThat(lost.losses()).isEqualTo(5);
    assertThat(lost.message()).isEqualTo("Its worker worker_IN_0 was lost.");
    assertThat(Ending.lost(run(0, 5, null, false)).status()).isEqualTo(RunStatus.FAILED);
    assertThat(Ending.lost(run(0, 0, StopCause.ASKED, false)).status())
        .isEqualTo(RunStatus.STOPPED);
    assertThat(Ending.lost(run(0, 0, null, true)).status()).isEqualTo(RunStatus.FAILED);
  }

  @Test
  void whatAnInstanceThatLeavesHandsBackGoesOnElsewhereUncounted() {
    assertThat(Ending.reported(run(1, 1, null, false), RunReport.HANDED_BACK, "", TIDY, NOW))
        .isEqualTo(new Ending(RunStatus.QUEUED, 1, 1, Optional.empty(), ""));
    assertThat(
            Ending.reported(run(0, 0, StopCause.ASKED, false), RunReport.HANDED_BACK, "", TIDY, NOW)
                .status())
        .isEqualTo(RunStatus.STOPPED);
  }

  @Test
  void aContinuousJobGoesOnWhateverHappensUnlessSomebodyStopsIt() {
    Optional<JobDefinition> one = Optional.of(Jobs.tidy(true, Continuous.ONE));

    assertThat(Ending.reported(run(9, 0, null, false), RunReport.SUCCEEDED, "", one, NOW).status())
        .isEqualTo(RunStatus.QUEUED);
    assertThat(Ending.reported(run(9, 0, null, false), RunReport.FAILED, "", one, NOW).notBefore())
        .contains(NOW.plus(Duration.ofHours(1)));
    assertThat(
            Ending.reported(run(0, 0, StopCause.ASKED, false), RunReport.STOPPED, "", one, NOW)
                .status())
        .isEqualTo(RunStatus.STOPPED);
  }

  private static RunState run(int failures, int losses, StopCause cause, boolean begunByWorker) {
    return new RunState(
        "r1",
        Jobs.TIDY,
        Optional.of("d1"),
        cause == null ? RunStatus.RUNNING : RunStatus.STOPPING,
        false,
        true,
        begunByWorker,
        1,
        failures,
        losses,
        Optional.empty(),
        Optional.of(NOW),
        Optional.ofNullable(cause),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new InstanceKey("d1", "worker", 0)),
        Optional.of("b1"),
        Optional.empty());
  }
}
