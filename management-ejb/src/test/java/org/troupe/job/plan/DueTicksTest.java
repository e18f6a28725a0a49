package org.troupe.job.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.troupe.definition.ScheduleDefinition;

class DueTicksTest {

  private static final Instant NOON = Instant.parse("2026-06-30T12:00:00Z");
  private static final ScheduleDefinition HOURLY =
      Jobs.schedule("0 0 * * * ?", Duration.ofMinutes(10));
  private static final ScheduleDefinition EACH_SECOND =
      Jobs.schedule("* * * * * ?", Duration.ofMinutes(10));

  @Test
  void nothingIsDueBeforeTheTick() {
    DueTicks due = DueTicks.of(HOURLY, NOON.minusSeconds(100), NOON.minusSeconds(1));

    assertThat(due.runs()).isEmpty();
    assertThat(due.next()).contains(NOON);
  }

  @Test
  void aTickIsRunOnceItHasCome() {
    DueTicks due = DueTicks.of(HOURLY, NOON.minusSeconds(100), NOON);

    assertThat(due.runs()).containsExactly(NOON);
    assertThat(due.next()).contains(NOON.plusSeconds(3600));
    assertThat(DueTicks.of(HOURLY, due.decidedThrough(), NOON.plusSeconds(5)).runs()).isEmpty();
  }

  @Test
  void noTickIsLostWhileAControllerIsStartedAgain() {
    DueTicks due = DueTicks.of(EACH_SECOND, NOON, NOON.plusSeconds(40));

    assertThat(due.runs()).hasSize(40).doesNotHaveDuplicates();
    assertThat(due.skipped()).isZero();
  }

  @Test
  void whatWasMissedIsRunOnceWithinTheWindow() {
    DueTicks due =
        DueTicks.of(HOURLY, NOON.minus(Duration.ofHours(3)), NOON.plus(Duration.ofMinutes(9)));

    assertThat(due.runs()).containsExactly(NOON);
    assertThat(due.skipped()).isEqualTo(2);
  }

  @Test
  void whatWasMissedForLongerThanTheWindowIsSkippedAndCounted() {
    DueTicks due =
        DueTicks.of(HOURLY, NOON.minus(Duration.ofHours(3)), NOON.plus(Duration.ofMinutes(11)));

    assertThat(due.runs()).isEmpty();
    assertThat(due.skipped()).isEqualTo(3);
  }

  @Test
  void aWindowOfNothingSkipsWhatWasMissed() {
    DueTicks due =
        DueTicks.of(
            Jobs.schedule("0 0 * * * ?", Duration.ZERO),
            NOON.minus(Duration.ofHours(1)),
            NOON.plus(Duration.ofMinutes(2)));

    assertThat(due.runs()).isEmpty();
    assertThat(due.skipped()).isEqualTo(1);
  }

  @Test
  void aTickThatHasJustComeStandsForThoseThatWereMissed() {
    DueTicks due = DueTicks.of(HOURLY, NOON.minus(Duration.ofHours(3)), NOON);

    assertThat(due.runs()).containsExactly(NOON);
    assertThat(due.skipped()).isEqualTo(2);
  }

  @Test
  void aScheduleOfEachSecondThatRestedForAYearIsDecidedUponAtOnce() {
    DueTicks due = DueTicks.of(EACH_SECOND, NOON.minus(Duration.ofDays(365)), NOON);

    assertThat(due.runs()).hasSize(60);
    assertThat(due.skipped()).isEqualTo(10_000);
    assertThat(due.next()).contains(NOON.plusSeconds(1));
  }
}
