package org.troupe.samples.thumbnails.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTest {

  @Test
  void isOneOfSeveral() {
    assertThat(Share.parse("2/4")).isEqualTo(new Share(2, 4));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "1/1"})
  void isAllOfItIfNothingElseIsSaid(String text) {
    assertThat(Share.parse(text)).isEqualTo(new Share(1, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/4", "5/4", "1/0", "2", "a/b", "-1/4", "1/4000"})
  void isRefusedWithWhatWouldBeRight(String text) {
    assertThatThrownBy(() -> Share.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text)
        .hasMessageContaining(";");
  }
}
