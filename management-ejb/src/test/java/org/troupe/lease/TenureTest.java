package org.troupe.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenureTest {

  private static final LeaseTimes TIMES = new LeaseTimes(Duration.ofSeconds(15));

  private static long at(long asked, String time) {
    return asked + Duration.parse(time).toNanos();
  }

  /** The clock has any origin, and may overflow. */
  @ParameterizedTest
  @ValueSource(longs = {0, -7, Long.MAX_VALUE - 1_000_000_000L, Long.MIN_VALUE})
  void isHeldUntilAMarginBeforeTheDatabasesTime(long asked) {
    Tenure tenure = new Tenure(4, asked, TIMES);
    assertThat(tenure.isHeldAt(asked)).isTrue();
    assertThat(tenure.isHeldAt(at(asked, "PT11.999S"))).isTrue();
    assertThat(tenure.isHeldAt(at(asked, "PT12S"))).isFalse();
    assertThat(tenure.isHeldAt(at(asked, "PT1H"))).isFalse();
  }

  @Test
  void isToBeRenewedAfterAThird() {
    Tenure tenure = new Tenure(4, 100, TIMES);
    assertThat(tenure.isRenewalDueAt(at(100, "PT4.999S"))).isFalse();
    assertThat(tenure.isRenewalDueAt(at(100, "PT5S"))).isTrue();
    assertThat(tenure.isRenewalDueAt(at(100, "PT1H"))).isTrue();
  }

  @Test
  void aRenewalCountsFromWhenItWasAskedFor() {
    Tenure renewed = new Tenure(4, 0, TIMES).renewedAt(at(0, "PT5S"));
    assertThat(renewed.number()).isEqualTo(4);
    assertThat(renewed.isHeldAt(at(0, "PT16.999S"))).isTrue();
    assertThat(renewed.isHeldAt(at(0, "PT17S"))).isFalse();
    assertThat(renewed.isRenewalDueAt(at(0, "PT9.999S"))).isFalse();
  }
}
