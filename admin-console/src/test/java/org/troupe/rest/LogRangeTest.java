package org.troupe.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogRangeTest {

  @Test
  void negativeOffsetsCountFromTheEnd() {
    assertThat(LogRange.parse("-8192", "65536")).isEqualTo(new LogRange(-8192, 65536));
  }

  @ParameterizedTest
  @CsvSource({"x, 10", "0, 0", "0, -1", "0, 1048577", "0, many", "99999999999999999999, 1"})
  void whatIsOutOfBoundsIsRefused(String offset, String limit) {
    assertThatThrownBy(() -> LogRange.parse(offset, limit))
        .isInstanceOf(BadRequestException.class)
        .extracting("code")
        .isEqualTo("PARAMETER_INVALID");
  }
}
