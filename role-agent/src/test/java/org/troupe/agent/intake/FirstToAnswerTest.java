package org.troupe.agent.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirstToAnswerTest {

  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private final CountDownLatch tooLate = new CountDownLatch(1);
  private final FirstToAnswer first = new FirstToAnswer();

  FirstToAnswerTest() {
    timer.setRemoveOnCancelPolicy(true);
  }

  @AfterEach
  void end() {
    timer.shutdownNow();
  }

  @Test
  void whoeverDoesTheWorkAnswersAndTheLimitIsForgotten() {
    first.within(60_000, timer, tooLate::countDown);

    assertThat(first.claim()).isTrue();
    assertThat(first.claim()).isFalse();
    assertThat(first.isOver()).isTrue();
    assertThat(timer.getQueue()).isEmpty();
  }

  @Test
  void theLimitAnswersForWhoeverTakesTooLong() throws Exception {
    first.within(1, timer, tooLate::countDown);

    assertThat(tooLate.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(first.claim()).isFalse();
  }
}
