package org.troupe.agent;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.troupe.wire.AgentReport;
import org.troupe.wire.AgentReport.State;

/**
 * Whether the instance takes work. Begins busy; comes and goes between busy and ready with the
 * application's health; a failed deployment is the end of it.
 */
final class RoleStatus {

  private final AtomicReference<Standing> standing =
      new AtomicReference<>(new Standing(State.BUSY, "The server is starting."));

  void busy(String detail) {
    become(new Standing(State.BUSY, detail));
  }

  void ready() {
    become(new Standing(State.READY, ""));
  }

  void failed(String detail) {
    become(new Standing(State.FAILED, detail));
  }

  State state() {
    return standing.get().state();
  }

  /** The answer to a probe. */
  AgentReport report(
      String instance, long heapUsedBytes, long uptimeMillis, String boot, List<String> runs) {
    Standing now = standing.get();
    return new AgentReport(
        instance, now.state(), now.detail(), heapUsedBytes, uptimeMillis, boot, runs);
  }

  private void become(Standing next) {
    standing.updateAndGet(now -> now.state() == State.FAILED ? now : next);
  }

  private record Standing(State state, String detail) {}
}
