package org.troupe.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.troupe.instance.InstanceState.BUSY;
import static org.troupe.instance.InstanceState.CREATING;
import static org.troupe.instance.InstanceState.READY;
import static org.troupe.instance.InstanceState.STARTING;
import static org.troupe.instance.InstanceState.STOPPING;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RoleInstanceTest {

  private static final InstanceKey KEY = new InstanceKey("2abc", "web", 3);

  private Instant now = Instant.parse("2026-11-21T08:00:00Z");
  private final RoleInstance instance = new RoleInstance(KEY, "token", now);

  private void ready() {
    instance.beginsStart(now);
    instance.moveTo(READY, "", now);
  }

  @Test
  void itsNameIsAzures() {
    assertThat(KEY.name()).isEqualTo("web_IN_3");
    assertThat(InstanceKey.parse("2abc/web_IN_3")).isEqualTo(KEY);
    assertThat(InstanceKey.of("2abc", "a_IN_b_IN_12"))
        .isEqualTo(new InstanceKey("2abc", "a_IN_b", 12));
    assertThatThrownBy(() -> InstanceKey.parse("web_IN_3"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> InstanceKey.of("2abc", "web"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void failuresAreCountedAndForgivenAfterTenMinutesOfHealth() {
    for (int failure = 1; failure <= 3; failure++) {
      ready();
      instance.moveTo(CREATING, "its process ended", now);
      assertThat(instance.failures()).isEqualTo(failure);
    }
    ready();
    now = now.plus(Duration.ofMinutes(10));
    instance.moveTo(CREATING, "its process ended", now);
    assertThat(instance.failures()).isEqualTo(1);
  }

  @Test
  void beingBusyIsNoFailure() {
    ready();
    instance.moveTo(BUSY, "warming up", now);
    assertThat(instance.failures()).isZero();
  }

  @Test
  void anIllegalMoveThrowsAndChangesNothing() {
    instance.moveTo(STOPPING, "", now);
    for (InstanceState next : InstanceState.values()) {
      assertThatThrownBy(() -> instance.moveTo(next, "", now))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(instance.state()).isEqualTo(STOPPING);
  }

  @Test
  void everyStateButStoppingMayStop() {
    assertThat(Arrays.stream(InstanceState.values()).filter(state -> state != STOPPING))
        .allMatch(state -> state.mayBecome(STOPPING));
    assertThat(CREATING.mayBecome(READY)).isFalse();
    assertThat(STARTING.mayBecome(STARTING)).isFalse();
  }

  @Test
  void theDelayBeforeARestartDoublesUpToAQuarterOfAnHour() {
    assertThat(RestartPolicy.delay(1)).isZero();
    assertThat(RestartPolicy.delay(3)).isZero();
    assertThat(RestartPolicy.delay(4)).isEqualTo(Duration.ofSeconds(30));
    assertThat(RestartPolicy.delay(5)).isEqualTo(Duration.ofMinutes(1));
    assertThat(RestartPolicy.delay(8)).isEqualTo(Duration.ofMinutes(8));
    assertThat(RestartPolicy.delay(9)).isEqualTo(Duration.ofMinutes(15));
    assertThat(RestartPolicy.delay(1_000_000)).isEqualTo(Duration.ofMinutes(15));
  }
}
