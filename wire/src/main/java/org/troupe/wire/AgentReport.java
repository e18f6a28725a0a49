package org.troupe.wire;

import java.util.List;

/**
 * An instance's answer to the controller's probe, {@code GET /_role/status}.
 *
 * @param instance the instance's key, see {@link Upstream#instance()}
 * @param state whether it takes work
 * @param detail why it is busy or failed, in words for an operator; empty when ready
 * @param heapUsedBytes heap in use
 * @param uptimeMillis since the process started
 * @param boot tells this process of the instance from all others; empty from an agent that has none
 * @param runs ids of the runs of jobs it works on
 */
public record AgentReport(
    String instance,
    State state,
    String detail,
    long heapUsedBytes,
    long uptimeMillis,
    String boot,
    List<String> runs) {

  public AgentReport {
    // An older agent tells neither.
    boot = boot == null ? "" : boot;
    runs = runs == null ? List.of() : List.copyOf(runs);
  }

  /** What an agent can say of its instance. */
  public enum State {
    /** Starting, or its application does not answer its health path. */
    BUSY,
    /** The application answers its health path. */
    READY,
    /** It will not become ready: its application could not be deployed. */
    FAILED
  }
}
