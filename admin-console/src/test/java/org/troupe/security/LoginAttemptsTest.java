package org.troupe.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LoginAttemptsTest {

  private static final String SOMEBODY = "127.0.0.1";

  private final SteppedClock clock = new SteppedClock();
  private final LoginAttempts attempts = new LoginAttempts(clock);

  @Test
  void aSlipOfTheHandCostsNothing() {
    fail(LoginAttempts.FREE - 1);
    assertThat(attempts.waitOf(SOMEBODY)).isZero();
  }

  @Test
  void eachFurtherFailureDoublesTheWait() {
    fail(LoginAttempts.FREE);
    assertThat(attempts.waitOf(SOMEBODY)).isEqualTo(Duration.ofSeconds(1));
    fail(2);
    assertThat(attempts.waitOf(SOMEBODY)).isEqualTo(Duration.ofSeconds(4));
    fail(100);
    assertThat(attempts.waitOf(SOMEBODY)).isEqualTo(LoginAttempts.LONGEST_WAIT);
  }

  @Test
  void theWaitEnds() {
    fail(LoginAttempts.FREE);
    clock.advance(Duration.ofSeconds(1));
    assertThat(attempts.waitOf(SOMEBODY)).isZero();
  }

  @Test
  void aSuccessForgetsThem() {
    fail(20);
    attempts.succeeded(SOMEBODY);
    assertThat(attempts.waitOf(SOMEBODY)).isZero();
  }

  @Test
  void othersDoNotWait() {
    fail(20);
    assertThat(attempts.waitOf("127.0.0.2")).isZero();
  }

  @Test
  void peaceForgetsThem() {
    fail(20);
    clock.advance(Duration.ofMinutes(16));
    fail(1);
    assertThat(attempts.waitOf(SOMEBODY)).isZero();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      attempts.failed(SOMEBODY);
    }
  }

  /** A clock that goes on when it is told to. */
  private static final class SteppedClock extends Clock {

    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
