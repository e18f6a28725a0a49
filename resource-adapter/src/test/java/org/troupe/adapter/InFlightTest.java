package org.troupe.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
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

  @Test
  void wakesWhoWaitsWhenTheLastHasEnded() throws Exception {
    inFlight.begin();
    Thread waiting =
        new Thread(
            () -> {
              try {
                inFlight.awaitChange(TimeUnit.MINUTES.toNanos(1));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    waiting.start();
    Awaitility.await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
    inFlight.end();
    waiting.join(TimeUnit.SECONDS.toMillis(10));
    assertThat(waiting.isAlive()).isFalse();
  }
}
