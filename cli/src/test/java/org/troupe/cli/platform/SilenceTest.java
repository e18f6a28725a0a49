package org.troupe.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SilenceTest {

  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  private final Silence silence = new Silence(Duration.ofSeconds(3));

  @Test
  void asks_once_a_second() {
    assertThat(silence.isTimeToAsk(START)).isTrue();
    assertThat(silence.isTimeToAsk(START.plusMillis(900))).isFalse();
    assertThat(silence.isTimeToAsk(START.plusMillis(1_000))).isTrue();
  }

  @Test
  void is_over_after_as_many_questions_as_seconds() {
    silence.heard(false);
    silence.heard(false);
    assertThat(silence.isOver(false)).isFalse();
    assertThat(silence.isBroken()).isFalse();

    silence.heard(false);

    assertThat(silence.isOver(false)).isTrue();
  }

  @Test
  void is_forgiven_with_an_answer() {
    silence.heard(false);
    silence.heard(false);
    silence.heard(true);
    silence.heard(false);

    assertThat(silence.isOver(false)).isFalse();
  }

  @Test
  void may_last_longer_where_nobody_else_does_the_work() {
    for (int i = 0; i < 8; i++) {
      silence.heard(false);
    }
    assertThat(silence.isOver(true)).isFalse();

    silence.heard(false);

    assertThat(silence.isOver(true)).isTrue();
  }

  @Test
  void may_last_for_ever_without_a_limit() {
    Silence unlimited = new Silence(Duration.ZERO);
    unlimited.heard(false);

    assertThat(unlimited.isTimeToAsk(START)).isFalse();
    assertThat(unlimited.isOver(false)).isFalse();
  }
}
