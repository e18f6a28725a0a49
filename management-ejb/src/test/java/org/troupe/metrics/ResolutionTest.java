package org.troupe.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ResolutionTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private static Resolution asked(Duration ago, int step) {
    return Resolution.forQuestion(NOW.minus(ago), step, NOW);
  }

  @Test
  void isAsFineAsTheStepNeeds() {
    assertThat(asked(Duration.ofHours(1), 15)).isEqualTo(Resolution.FINE);
    assertThat(asked(Duration.ofHours(1), 299)).isEqualTo(Resolution.FINE);
    assertThat(asked(Duration.ofHours(1), 300)).isEqualTo(Resolution.MIDDLE);
    assertThat(asked(Duration.ofHours(1), 7_200)).isEqualTo(Resolution.COARSE);
  }

  @Test
  void isAsFineAsIsStillKept() {
    assertThat(asked(Duration.ofHours(7), 15)).isEqualTo(Resolution.MIDDLE);
    assertThat(asked(Duration.ofDays(8), 15)).isEqualTo(Resolution.COARSE);
    assertThat(asked(Duration.ofDays(90), 15)).isEqualTo(Resolution.COARSE);
  }

  @Test
  void eachIsAMultipleOfTheOneBefore() {
    assertThat(Resolution.MIDDLE.seconds() % Resolution.FINE.seconds()).isZero();
    assertThat(Resolution.COARSE.seconds() % Resolution.MIDDLE.seconds()).isZero();
    assertThat(Resolution.MIDDLE.floor(NOW.plusSeconds(299))).isEqualTo(NOW);
  }
}
