package org.troupe.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitTimeTest {

  @ParameterizedTest
  @CsvSource({"20s, PT20S", "500ms, PT0.5S", "0s, PT0S", "30s, PT30S"})
  void unitsAreRead(String text, Duration expected) {
    assertThat(WaitTime.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"31s", "5m", "999999s"})
  void longWaitsAreCut(String text) {
    assertThat(WaitTime.parse(text)).isEqualTo(WaitTime.MOST);
  }

  @Test
  void withoutItThereIsNoWait() {
    assertThat(WaitTime.parse(null)).isZero();
    assertThat(WaitTime.parse("")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"20", "s", "-1s", "1h", "20 s", "1.5s", "9999999999s"})
  void whatIsNoTimeIsRefused(String text) {
    assertThatThrownBy(() -> WaitTime.parse(text))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("'" + text + "'");
  }
}
