package org.troupe.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.troupe.instance.InstanceState.BUSY;
import static org.troupe.instance.InstanceState.CREATING;
import static org.troupe.instance.InstanceState.READY;
import static org.troupe.instance.InstanceState.RESTARTING;
import static org.troupe.instance.InstanceState.STARTING;
import static org.troupe.instance.InstanceState.STOPPING;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RoleInstanceTest {

  private static final InstanceKey KEY = new InstanceKey("2abc", "web", 3);

  private Instant now = Instant.parse("2026-11-21T08:00:00Z");
  private final RoleInstance instance =
      new RoleInstance(KEY, new RoleInstance.Place(3, false, 0), "token", now);

  private void ready() {
    instance.beginsStart("program", "1.0", now);
    instance.moveTo(READY, StateCause.HEALTHY, "", now);
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
      instance.moveTo(RESTARTING, StateCause.PROCESS_ENDED, "its process ended", now);
      assertThat(instance.failures()).isEqualTo(failure);
    }
    ready();
    now = now.plus(Duration.ofMinutes(10));
    instance.moveTo(RESTARTING, StateCause.PROCESS_ENDED, "its process ended", now);
    assertThat(instance.failures()).isEqualTo(1);
  }

  @Test
  void beingBusyIsNoFailure() {
    ready();
    instance.moveTo(BUSY, StateCause.HEALTH_FAILED, "warming up", now);
    assertThat(instance.failures()).isZero();
  }

  @Test
  void anIllegalMoveThrowsAndChangesNothing() {
    instance.moveTo(STOPPING, StateCause.DELETED, "", now);
    Arrays.stream(InstanceState.values())
        .filter(next -> next != InstanceState.STOPPED)
        .forEach(
            next ->
                assertThatThrownBy(() -> instance.moveTo(next, StateCause.WANTED, "", now))
                    .isInstanceOf(IllegalStateException.class));
    assertThat(instance.state()).isEqualTo(STOPPING);
  }

  @Test
  void everyStateButStoppingMayStop() {
    assertThat(Arrays.stream(InstanceState.values()).filter(state -> state != STOPPING))
        .allMatch(state -> state.mayBecome(STOPPING));
    assertThat(CREATING.mayBecome(READY)).isFalse();
    assertThat(STARTING.mayBecome(STARTING)).isFalse();
    assertThat(CREATING.mayBecome(InstanceState.STOPPED)).isFalse();
  }

  @Test
  void aRestartThatWasAskedForIsNoFailureAndIsForgottenOnceItBegins() {
    ready();
    instance.askFor(Renewal.REBUILD);
    instance.moveTo(RESTARTING, StateCause.RESTART_ASKED, "", now);
    assertThat(instance.failures()).isZero();
    assertThat(instance.renewal()).isEqualTo(Renewal.REBUILD);

    instance.beginsStart("program", "1.0", now);
    assertThat(instance.renewal()).isEqualTo(Renewal.RECYCLE);
  }

  @Test
  void itsWayOutGoesOneWay() {
    ready();
    instance.moveTo(STOPPING, StateCause.SCALED_IN, "", now);
    instance.leaves(LeavingStep.TERMINATING, now);
    instance.leaves(LeavingStep.DRAINING, now.plusSeconds(1));
    assertThat(instance.recorded().leaving())
        .contains(new InstanceRecord.Leaving(LeavingStep.TERMINATING, now));
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
