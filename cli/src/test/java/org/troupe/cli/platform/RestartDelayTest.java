package org.troupe.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestartDelayTest {

  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  @Test
  void is_nothing_at_first_then_doubles_up_to_half_a_minute() {
    RestartDelay delay = new RestartDelay();
    List<Long> seconds = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      seconds.add(delay.afterRunningFor(A_MOMENT).toSeconds());
    }

    assertThat(seconds).containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
  }

  @Test
  void begins_anew_once_it_ran_well() {
    RestartDelay delay = new RestartDelay();
    delay.afterRunningFor(A_MOMENT);
    delay.afterRunningFor(A_MOMENT);
    delay.afterRunningFor(A_MOMENT);

    assertThat(delay.afterRunningFor(Duration.ofMinutes(5))).isZero();
    assertThat(delay.afterRunningFor(A_MOMENT)).hasSeconds(1);
  }
}
