package org.troupe.rest;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.troupe.overview.ServiceOverviews;
import org.troupe.wire.OperationView;

/**
 * Waits for operations to end, without a thread or a transaction of its own for each who waits:
 * every look is a short task.
 */
@ApplicationScoped
public class OperationWait {

  private static final long LOOK_EVERY_MILLIS = 200;
  private static final String RUNNING = "running";

  @Inject private ServiceOverviews overviews;
  @Inject private Clock clock;
  @Resource private ManagedScheduledExecutorService executor;

  /**
   * The operation once it has ended, or as it stands when the time is over.
   *
   * @throws org.troupe.operation.UnknownOperationException if there is none of this number
   */
  CompletionStage<OperationView> finished(long id, Duration limit) {
    Instant until = clock.instant().plus(limit);
    OperationView first = overviews.operation(id);
    if (isDue(first, until)) {
      return CompletableFuture.completedFuture(first);
    }
    CompletableFuture<OperationView> answer = new CompletableFuture<>();
    ScheduledFuture<?> looks =
        executor.scheduleWithFixedDelay(
            () -> look(id, until, answer),
            LOOK_EVERY_MILLIS,
            LOOK_EVERY_MILLIS,
            TimeUnit.MILLISECONDS);
    return answer.whenComplete((operation, failure) -> looks.cancel(false));
  }

  private void look(long id, Instant until, CompletableFuture<OperationView> answer) {
    try {
      OperationView operation = overviews.operation(id);
      if (isDue(operation, until)) {
        answer.complete(operation);
      }
    } catch (RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  private boolean isDue(OperationView operation, Instant until) {
    return !operation.outcome().equals(RUNNING) || !clock.instant().isBefore(until);
  }
}
