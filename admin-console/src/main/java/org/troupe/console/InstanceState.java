package org.troupe.console;

import java.util.Arrays;

/** How the page shows the states of an instance; never by colour alone. */
enum InstanceState {
  READY("Ready", "ready", "Takes work"),
  CREATING("Creating", "waiting", "Waits to be started"),
  STARTING("Starting", "coming", "Its process starts"),
  BUSY("Busy", "coming", "Runs, and does not take work yet"),
  STOPPING("Stopping", "leaving", "Finishes its work and leaves"),
  STOPPED("Stopped", "stopped", "Its deployment was stopped; keeps its place"),
  RESTARTING("Restarting", "again", "Finishes its work, then is started again"),
  UNRESPONSIVE("Unresponsive", "hanging", "Does not answer; is about to be replaced"),
  CYCLING("Cycling", "failing", "Ended again and again; waits for the next start"),
  FAILED_STARTING("FailedStarting", "failing", "Did not become ready; waits for the next attempt"),
  UNKNOWN("", "waiting", "A state that this console does not know");

  private final String label;
  private final String look;
  private final String meaning;

  InstanceState(String label, String look, String meaning) {
    this.label = label;
    this.look = look;
    this.meaning = meaning;
  }

  /** The state a view names; an unknown one is shown rather than refused. */
  static InstanceState of(String label) {
    return Arrays.stream(values())
        .filter(state -> state.label.equals(label))
        .findFirst()
        .orElse(UNKNOWN);
  }

  boolean fails() {
    return this == CYCLING || this == FAILED_STARTING || this == UNRESPONSIVE;
  }

  /** CSS class. */
  String look() {
    return look;
  }

  /** What it means, for when nothing more is known. */
  String meaning() {
    return meaning;
  }
}
