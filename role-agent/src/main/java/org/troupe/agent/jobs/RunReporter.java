package org.troupe.agent.jobs;

import java.time.Clock;
import java.util.List;
import org.troupe.wire.RunOrder;
import org.troupe.wire.RunReport;
import org.troupe.wire.RunReport.Step;

/** Numbers the reports of one attempt and puts them into the outbox. */
final class RunReporter {

  private final RunOrder order;
  private final String trigger;
  private final Worker worker;
  private final Outbox outbox;
  private final Clock clock;
  private long sequence;
  private Long executionId;
  private List<Step> steps = List.of();
  private boolean untold;

  /**
   * Who reports.
   *
   * @param instance the instance's key
   * @param boot its process
   */
  record Worker(String instance, String boot) {}

  /**
   * Has reported nothing yet.
   *
   * @param trigger as in {@link RunReport#trigger()}; null for a run that was ordered
   */
  RunReporter(RunOrder order, String trigger, Worker worker, Outbox outbox, Clock clock) {
    this.order = order;
    this.trigger = trigger;
    this.worker = worker;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The first report; sent by whoever takes the order, not by the outbox. */
  synchronized RunReport started() {
    return report(RunReport.STARTED, null, null, null, null, null);
  }

  /** The first report of a run that nobody ordered. */
  synchronized void begun() {
    outbox.put(started());
  }

  /** What is known of the batch job; told only when it is news, and later if the broker is away. */
  synchronized void progress(long execution, List<Step> known) {
    boolean news = executionId == null || !known.equals(steps);
    executionId = execution;
    steps = List.copyOf(known);
    untold = untold || news;
    if (untold && !outbox.isFull()) {
      untold = false;
      outbox.put(report(RunReport.PROGRESS, null, null, null, null, null));
    }
  }

  /** A piece of its output; false if it was not taken. */
  synchronized boolean log(long offset, String text) {
    if (outbox.isFull()) {
      return false;
    }
    outbox.put(report(RunReport.LOG, null, null, null, offset, text));
    return true;
  }

  /** The last report. */
  synchronized void ended(Ending ending) {
    outbox.put(
        report(
            RunReport.ENDED, ending.status(), ending.exitStatus(), ending.message(), null, null));
  }

  private RunReport report(
      String event, String status, String exitStatus, String message, Long offset, String text) {
    sequence++;
    boolean ofOutput = event.equals(RunReport.LOG);
    return new RunReport(
        order.run(),
        order.attempt(),
        sequence,
        order.job(),
        trigger,
        worker.instance(),
        worker.boot(),
        clock.instant(),
        event,
        ofOutput ? null : executionId,
        status,
        exitStatus,
        message,
        ofOutput ? List.of() : steps,
        offset,
        text);
  }
}
