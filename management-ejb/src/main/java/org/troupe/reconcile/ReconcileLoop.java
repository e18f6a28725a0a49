package org.troupe.reconcile;

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
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.troupe.instance.InstanceShutdown;
import org.troupe.lease.ControllerLease;
import org.troupe.operation.LookAgain;
import org.troupe.platform.ControllerConfig;
import org.troupe.reconcile.plan.ReconcilePlan;

/**
 * Looks, plans and takes the next steps, one pass at a time. Wake-ups that come while one is queued
 * fall together with it: they carry no decision, so none is lost.
 */
@ApplicationScoped
class ReconcileLoop {

  private static final Logger LOG = System.getLogger(ReconcileLoop.class.getName());

  private static final Duration PUNCTUALITY = Duration.ofMillis(500);

  @Resource private ManagedScheduledExecutorService executor;

  private final AtomicBoolean queued = new AtomicBoolean();
  private final Object onePass = new Object();
  private Future<?> lookAgain;

  /** By {@link System#nanoTime()}: a pass that has not begun by then is missing. */
  private volatile long overdueAt = System.nanoTime();

  private volatile List<HealthProbes.Target> targets = List.of();

  private WorldReader worldReader;
  private StepRunner runner;
  private StepsUnderway underway;
  private InstanceShutdown shutdown;
  private ControllerLease lease;
  private ControllerConfig config;
  private Clock clock;

  protected ReconcileLoop() {}

  @Inject
  ReconcileLoop(
      WorldReader worldReader,
      StepRunner runner,
      StepsUnderway underway,
      InstanceShutdown shutdown,
      ControllerLease lease,
      ControllerConfig config,
      Clock clock) {
    this.worldReader = worldReader;
    this.runner = runner;
    this.underway = underway;
    this.shutdown = shutdown;
    this.lease = lease;
    this.config = config;
    this.clock = clock;
  }

  /** Has the bean made now, on a thread of the application, as {@link BackgroundSteps#awake}. */
  void awake() {
    if (executor == null) {
      throw new IllegalStateException("the server gave no executor");
    }
  }

  void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) LookAgain wake) {
    wake(wake.trigger());
  }

  void onObservation(@ObservesAsync LookAgain wake) {
    wake(wake.trigger());
  }

  /** Has a pass begin soon, on another thread. */
  void wake(String trigger) {
    if (queued.compareAndSet(false, true)) {
      executor.execute(() -> pass(trigger));
    }
  }

  /** Has a pass begin unless one has, or is about to: the last may have failed. */
  void wakeIfOverdue(String trigger) {
    if (System.nanoTime() - overdueAt >= 0) {
      wake(trigger);
    }
  }

  /** The processes that ran at the last pass. */
  List<HealthProbes.Target> targets() {
    return targets;
  }

  private void pass(String trigger) {
    synchronized (onePass) {
      queued.set(false);
      if (shutdown.begun()) {
        return;
      }
      if (!lease.isHeld()) {
        // Whoever leads asks the agents; the timer looks again whether it is this one.
        targets = List.of();
        worldReader.forget();
        return;
      }
      try {
        once(trigger);
      } catch (RuntimeException | LinkageError e) {
        // The database is away, most likely; the timer looks again. The executor would swallow it.
        LOG.log(Level.WARNING, "reconcile trigger=" + trigger + " event=failed", e);
      }
    }
  }

  private void once(String trigger) {
    long begin = System.nanoTime();
    World world = worldReader.read(underway.all());
    targets = world.targets();
    ReconcilePlan plan =
        ReconcilePlan.of(world.desired(), world.observed(), config.limits(), clock.instant());
    if (!plan.steps().isEmpty()) {
      LOG.log(Level.DEBUG, "reconcile trigger={0} steps={1}", trigger, plan.steps());
      plan.steps().forEach(runner::run);
    }
    lookAgainIn(plan.lookAgainIn());
    LOG.log(
        Level.DEBUG,
        "reconcile trigger={0} event=passed steps={1} micros={2,number,#}",
        trigger,
        plan.steps().size(),
        TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin));
  }

  private void lookAgainIn(Duration delay) {
    if (lookAgain != null) {
      lookAgain.cancel(false);
    }
    lookAgain =
        executor.schedule(() -> wake("look again"), delay.toMillis(), TimeUnit.MILLISECONDS);
    overdueAt = System.nanoTime() + delay.plus(PUNCTUALITY).toNanos();
  }
}
