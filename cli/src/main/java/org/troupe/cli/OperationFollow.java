package org.troupe.cli;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.troupe.cli.client.AdminClient;
import org.troupe.cli.client.AdminException;
import org.troupe.cli.progress.Progress;
import org.troupe.wire.DeploymentView;
import org.troupe.wire.InstanceView;
import org.troupe.wire.OperationStepView;
import org.troupe.wire.OperationView;
import org.troupe.wire.RoleView;

/** Follows an operation to its end and tells how its instances come along. */
final class OperationFollow {

  private static final Duration HELD_BACK = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final AdminClient client;
  private final Progress progress;
  private int stepsTold;

  OperationFollow(AdminClient client, Progress progress) {
    this.client = client;
    this.progress = progress;
  }

  /**
   * Answers with the operation once it has ended. The controller limits how long it may take.
   *
   * @throws FailedException if it failed
   */
  OperationView toItsEnd(OperationView asked) {
    OperationView operation = asked;
    tell(operation);
    while (operation.outcome().equals("running")) {
      operation = next(operation.id());
    }
    progress.close();
    if (operation.outcome().equals("failed")) {
      throw new FailedException(
          operation.kind() + " of " + operation.service() + " failed: " + operation.message(),
          "troupe status shows what runs now");
    }
    return operation;
  }

  /** A controller that was killed comes back and goes on with its operations. */
  private OperationView next(long id) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        OperationView operation = client.operation(id, HELD_BACK);
        tell(operation);
        return operation;
      } catch (AdminException e) {
        if (!e.isPassing() || System.nanoTime() > end) {
          throw e;
        }
        LockSupport.parkNanos(HELD_BACK.toNanos());
      }
    }
  }

  private void tell(OperationView operation) {
    if (operation.slot() == null) {
      tellSteps(operation);
      return;
    }
    try {
      DeploymentView deployment =
          Slot.valueOf(operation.slot()).of(client.service(operation.service())).deployment();
      if (deployment != null) {
        deployment.roles().forEach(this::tell);
      }
    } catch (AdminException e) {
      // A deleted service is gone with its last slot; and the controller may be starting again.
      if (!e.isNotFound() && !e.isPassing()) {
        throw e;
      }
    }
  }

  private void tellSteps(OperationView operation) {
    for (OperationStepView step : operation.steps().subList(stepsTold, operation.steps().size())) {
      progress.remark("  " + step.text());
    }
    stepsTold = operation.steps().size();
  }

  private void tell(RoleView role) {
    for (InstanceView instance : role.instances()) {
      if (isAtRest(instance.state())) {
        progress.done(instance.name(), text(instance));
      } else {
        progress.busy(instance.name(), text(instance));
      }
    }
  }

  private static boolean isAtRest(String state) {
    return state.equals("Ready") || state.equals("FailedStarting");
  }

  private static String text(InstanceView instance) {
    String detail = instance.detail() == null ? "" : instance.detail().strip();
    return detail.isEmpty() ? instance.state() : instance.state() + " – " + detail;
  }
}
