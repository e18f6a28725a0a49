package org.troupe.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.troupe.instance.LeavingLimits;

class LimitSecondsTest {

  @Test
  void whatIsNotGivenIsTheRolesOwn() {
    assertThat(LimitSeconds.of(null, null)).isEqualTo(LeavingLimits.OF_ROLE);
    assertThat(LimitSeconds.parse(null, null)).isEqualTo(LeavingLimits.OF_ROLE);
  }

  @Test
  void bothEndsAreWithinBounds() {
    assertThat(LimitSeconds.of(0L, 1L)).isEqualTo(limits(0, 1));
    assertThat(LimitSeconds.parse("3600", "3600")).isEqualTo(limits(3600, 3600));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1|1|drainSeconds is '-1'; it must be a number of seconds from 0 to 3600",
        "3601|1|drainSeconds is '3601'; it must be",
        "1|0|stopSeconds is '0'; it must be a number of seconds from 1 to 3600",
        "1|3601|stopSeconds is '3601'",
        "30s|1|drainSeconds is '30s'",
        "''|1|drainSeconds is ''"
      })
  void whatIsOutOfBoundsIsToldWithWhatIsAllowed(String drain, String stop, String words) {
    assertThatThrownBy(() -> LimitSeconds.parse(drain, stop))
        .isInstanceOf(BadRequestException.class)
        .hasMessageStartingWith(words)
        .extracting("code")
        .isEqualTo("PARAMETER_INVALID");
  }

  private static LeavingLimits limits(long drain, long stop) {
    return new LeavingLimits(
        Optional.of(Duration.ofSeconds(drain)), Optional.of(Duration.ofSeconds(stop)));
  }
}
