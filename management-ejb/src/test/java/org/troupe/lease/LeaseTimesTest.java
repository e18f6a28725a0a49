package org.troupe.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseTimesTest {

  @Test
  void theDefault() {
    LeaseTimes times = new LeaseTimes(Duration.ofSeconds(15));
    assertThat(times.renewAfter()).isEqualTo(Duration.ofSeconds(5));
    assertThat(times.margin()).isEqualTo(Duration.ofSeconds(3));
    assertThat(times.round()).isEqualTo(Duration.ofSeconds(1));
    assertThat(times.answerLimitSeconds()).isEqualTo(5);
    assertThat(times.commitLimit()).isEqualTo(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT3S", "PT4S", "PT15S", "PT1M", "PT10M"})
  void aRenewalThatHangsLeavesTimeForAnother(String duration) {
    LeaseTimes times = new LeaseTimes(Duration.parse(duration));
    Duration secondTry =
        times
            .renewAfter()
            .plus(times.round())
            .plusSeconds(times.answerLimitSeconds())
            .plus(times.round());
    assertThat(secondTry).isLessThanOrEqualTo(times.duration().minus(times.margin()));
  }
}
