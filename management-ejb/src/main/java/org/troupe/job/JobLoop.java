package org.troupe.job;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.troupe.instance.InstanceShutdown;
import org.troupe.lease.ControllerLease;
import org.troupe.operation.LookAgain;

/**
 * Looks after jobs, one pass at a time, on the controller that leads. As with reconcile, a wake-up
 * carries no decision.
 */
@ApplicationScoped
class JobLoop {

  private static final Logger LOG = System.getLogger(JobLoop.class.getName());
  private static final Duration PUNCTUALITY = Duration.ofMillis(500);

  @Resource private ManagedScheduledExecutorService executor;

  private final AtomicBoolean queued = new AtomicBoolean();
  private final Object onePass = new Object();
  private Future<?> lookAgain;
  private volatile long overdueAt = System.nanoTime();
  private boolean failed;

  private JobPass pass;
  private ControllerLease lease;
  private InstanceShutdown shutdown;
  private Clock clock;

  protected JobLoop() {}

  @Inject
  JobLoop(JobPass pass, ControllerLease lease, InstanceShutdown shutdown, Clock clock) {
    this.pass = pass;
    this.lease = lease;
    this.shutdown = shutdown;
    this.clock = clock;
  }

  /** Has the bean made now, on a thread of the application. */
  void awake() {
    if (executor == null) {
      throw new IllegalStateException("the server gave no executor");
    }
    pass.startWith(executor, () -> wake("broker"));
  }

  void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) LookAgain wake) {
    pass.distrust();
    wake(wake.trigger());
  }

  void onObservation(@ObservesAsync LookAgain wake) {
    pass.distrust();
    wake(wake.trigger());
  }

  void onAsked(@Observes(during = TransactionPhase.AFTER_SUCCESS) RunAsked asked) {
    wake("asked for " + asked.run());
  }

  /** Has a pass begin soon, on another thread. */
  void wake(String trigger) {
    if (executor != null && queued.compareAndSet(false, true)) {
      executor.execute(() -> pass(trigger));
    }
  }

  /** Has a pass begin unless one has, or is about to: the last may have failed. */
  void wakeIfOverdue() {
    if (System.nanoTime() - overdueAt >= 0) {
      wake("timer");
    }
  }

  private void pass(String trigger) {
    synchronized (onePass) {
      queued.set(false);
      if (shutdown.begun() || !lease.isHeld()) {
        // Whoever leads looks after them.
        pass.rest();
        return;
      }
      try {
        lookAgainAt(pass.once());
        failed = false;
      } catch (RuntimeException | LinkageError e) {
        // The database is away, most likely; the timer looks again.
        LOG.log(
            failed ? Level.DEBUG : Level.WARNING, "jobs trigger=" + trigger + " event=failed", e);
        failed = true;
      }
    }
  }

  private void lookAgainAt(Optional<Instant> moment) {
    if (lookAgain != null) {
      lookAgain.cancel(false);
      lookAgain = null;
    }
    long millis =
        moment
            .map(at -> Math.max(0, Duration.between(clock.instant(), at).toMillis() + 1))
            .orElse(JobPass.AT_REST.toMillis());
    lookAgain = executor.schedule(() -> wake("look again"), millis, TimeUnit.MILLISECONDS);
    overdueAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis) + PUNCTUALITY.toNanos();
  }
}
