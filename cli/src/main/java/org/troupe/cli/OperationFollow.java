package org.troupe.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.troupe.cli.client.AdminClient;
import org.troupe.cli.client.AdminException;
import org.troupe.cli.progress.Progress;
import org.troupe.wire.DeploymentView;
import org.troupe.wire.InstanceView;
import org.troupe.wire.OperationStepView;
import org.troupe.wire.OperationView;
import org.troupe.wire.RoleView;

/**
 * Follows an operation and tells how its instances come along, and what else is on its record.
 *
 * <p>An operation that waits to be told to go on is not followed any further.
 */
final class OperationFollow {

  private static final Duration HELD_BACK = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Set<String> WAITING_PHASES = Set.of("held", "waiting");
  private static final Set<String> AT_REST = Set.of("Ready", "Stopped", "FailedStarting");

  /** What is on the record of a state; its instance's own line shows it too. */
  private static final Pattern STATE = Pattern.compile("\\S+_IN_\\d+ is [A-Z].*", Pattern.DOTALL);

  private final AdminClient client;
  private final Progress progress;
  private int stepsTold;

  OperationFollow(AdminClient client, Progress progress) {
    this.client = client;
    this.progress = progress;
  }

  /**
   * Follows an operation on a terminal or in lines.
   *
   * @throws FailedException if it failed
   */
  static OperationView show(AdminClient client, PrintWriter out, OperationView asked) {
    try (Progress progress = Progress.on(out)) {
      return new OperationFollow(client, progress).toItsEnd(asked);
    }
  }

  /**
   * Follows an operation that was told to go on, from there: what came before was told before.
   *
   * @throws FailedException if it failed
   */
  static OperationView showOn(AdminClient client, PrintWriter out, OperationView toldToGoOn) {
    try (Progress progress = Progress.on(out)) {
      OperationFollow follow = new OperationFollow(client, progress);
      // The last one is that it was told.
      follow.stepsTold = Math.max(0, toldToGoOn.steps().size() - 1);
      return follow.toItsEnd(toldToGoOn);
    }
  }

  /** Whether an operation waits to be told to go on. */
  static boolean waits(OperationView operation) {
    return operation.outcome().equals("running")
        && operation.phase() != null
        && WAITING_PHASES.contains(operation.phase());
  }

  /**
   * Answers with the operation once it has ended or waits. The controller limits how long it may
   * take.
   *
   * @throws FailedException if it failed
   */
  OperationView toItsEnd(OperationView asked) {
    OperationView operation = whateverComes(asked);
    if (operation.outcome().equals("failed")) {
      throw failure(operation);
    }
    return operation;
  }

  static FailedException failure(OperationView operation) {
    return new FailedException(
        operation.kind() + " of " + operation.service() + " failed: " + operation.message(),
        "troupe status shows what runs now");
  }

  /** Answers with the operation once it has ended, well or badly, or waits. */
  OperationView whateverComes(OperationView asked) {
    OperationView operation = asked;
    tell(operation);
    while (operation.outcome().equals("running") && !waits(operation)) {
      operation = next(operation.id());
    }
    progress.close();
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
    tellSteps(operation);
    if (operation.slot() == null) {
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
    operation.steps().stream()
        .skip(stepsTold)
        .map(OperationStepView::text)
        .filter(text -> operation.slot() == null || !isToldOtherwise(text))
        .forEach(text -> progress.remark("  " + text));
    stepsTold = operation.steps().size();
  }

  private static boolean isToldOtherwise(String step) {
    return OperationWarnings.isWarning(step) || STATE.matcher(step).matches();
  }

  private void tell(RoleView role) {
    for (InstanceView instance : role.instances()) {
      if (AT_REST.contains(instance.state())) {
        progress.done(instance.name(), text(instance));
      } else {
        progress.busy(instance.name(), text(instance));
      }
    }
  }

  private static String text(InstanceView instance) {
    String state = instance.standby() ? instance.state() + ", standing by" : instance.state();
    String detail = instance.detail() == null ? "" : instance.detail().strip();
    return detail.isEmpty() ? state : state + " – " + detail;
  }
}
