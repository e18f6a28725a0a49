package org.troupe.reconcile;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.troupe.lease.ControllerLease;
import org.troupe.operation.LookAgain;
import org.troupe.reconcile.plan.Step;

/**
 * Carries slow steps out on the executor, each marked as under way until it has ended. One that
 * fails is logged, noted on the operation and left to a later pass.
 */
@ApplicationScoped
class BackgroundSteps {

  private static final Logger LOG = System.getLogger(BackgroundSteps.class.getName());

  /** A step that failed is not tried again before this. */
  private static final long REST_AFTER_FAILURE_MILLIS = 2_000;

  @Resource private ManagedScheduledExecutorService executor;

  private ReconcileRecords records;
  private StepsUnderway underway;
  private ControllerLease lease;
  private Event<LookAgain> lookAgain;

  protected BackgroundSteps() {}

  @Inject
  BackgroundSteps(
      ReconcileRecords records,
      StepsUnderway underway,
      ControllerLease lease,
      Event<LookAgain> lookAgain) {
    this.records = records;
    this.underway = underway;
    this.lease = lease;
    this.lookAgain = lookAgain;
  }

  /**
   * Has the bean made now, on a thread of the application. Its first use may come on a thread that
   * does not know the application, where the executor is not found (docs/surprises.md).
   */
  void awake() {
    if (executor == null) {
      throw new IllegalStateException("the server gave no executor");
    }
  }

  /** What may take long and may fail. */
  @FunctionalInterface
  interface SlowAction {
    void run() throws Exception;
  }

  /**
   * Begins the step.
   *
   * @param subject what no other step is begun for meanwhile
   * @param deployment whose operation notes a failure; empty for none
   */
  void begin(String subject, String deployment, Step step, SlowAction action) {
    underway.begin(subject);
    executor.execute(
        () -> {
          try {
            if (lease.isHeld()) {
              action.run();
            }
            end(subject);
          } catch (Exception | LinkageError e) {
            LOG.log(Level.WARNING, "step=" + step + " event=failed", e);
            noteFailure(deployment, e);
            Future<?> unused =
                executor.schedule(
                    () -> end(subject), REST_AFTER_FAILURE_MILLIS, TimeUnit.MILLISECONDS);
          }
        });
  }

  private void noteFailure(String deployment, Throwable failure) {
    try {
      records.note(deployment, "failed, will be tried again: " + failure.getMessage());
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "the failure could not be put on record", e);
    }
  }

  private void end(String subject) {
    underway.end(subject);
    lookAgain.fireAsync(new LookAgain("step ended"));
  }
}
