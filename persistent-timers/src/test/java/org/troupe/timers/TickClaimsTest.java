package org.troupe.timers;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TickClaimsTest {

  private static final Instant DUE = Instant.EPOCH;

  @Test
  void takesNothingWhileItStandsByAndAsksNobody() {
    TickClaims claims =
        new TickClaims(
            () -> {
              throw new AssertionError("asked");
            },
            () -> false,
            "d1",
            "web",
            "web_IN_0");
    assertThat(claims.take("timer", DUE)).isEqualTo(Claim.THEIRS);
  }

  @Test
  void doesNotKnowWithoutTheDatabase() {
    TickClaims claims =
        new TickClaims(
            () -> {
              throw new SQLException("away");
            },
            () -> true,
            "d1",
            "web",
            "web_IN_0");
    assertThat(claims.take("timer", DUE)).isEqualTo(Claim.UNKNOWN);
  }
}
