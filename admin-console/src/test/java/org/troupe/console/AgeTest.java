package org.troupe.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 s",
    "PT59S, 59 s",
    "PT60S, 1 min",
    "PT59M59S, 59 min",
    "PT1H, 1 h",
    "PT2H5M, 2 h 5 min",
    "PT24H, 1 d",
    "P4DT6H30M, 4 d 6 h",
    "-PT3S, 0 s"
  })
  void timeIsToldInItsLargestUnits(Duration passed, String words) {
    assertThat(Age.between(NOW.minus(passed), NOW)).isEqualTo(words);
  }
}
