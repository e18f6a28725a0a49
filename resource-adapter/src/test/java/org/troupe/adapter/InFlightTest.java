package org.troupe.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class InFlightTest {

  private final AtomicLong now = new AtomicLong(1_000);
  private final InFlight inFlight = new InFlight(now::get);

  @Test
  void isNoneOnlyAfterTheLastHasEnded() {
    inFlight.begin();
    inFlight.begin();
    inFlight.end();
    now.addAndGet(100);
    assertThat(inFlight.noneFor(50, 0)).isFalse();
    inFlight.end();
    assertThat(inFlight.noneFor(50, 0)).isFalse();
    now.addAndGet(50);
    assertThat(inFlight.noneFor(50, 0)).isTrue();
  }

  @Test
  void doesNotCountTheTimeBefore() {
    now.addAndGet(100);
    assertThat(inFlight.noneFor(50, now.get())).isFalse();
    long since = now.getAndAdd(50);
    assertThat(inFlight.noneFor(50, since)).isTrue();
  }
}
