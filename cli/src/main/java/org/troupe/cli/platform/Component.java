package org.troupe.cli.platform;

import java.io.IOException;
import java.time.Duration;

/** One of the platform's long-lived processes: what it is, not whether it runs. */
interface Component {

  /** Its name, also that of its log and of its record. */
  String name();

  /** What it is: components of one kind do the same work, and stand in for each other. */
  default String kind() {
    return name();
  }

  /** How it is started; the same for as long as its settings are the same. */
  Launch launch();

  /** Makes the files that it needs; called right before each start. */
  void prepare() throws IOException;

  /** Asks once whether it does its work; never waits for long. */
  boolean isReady();

  /** How long it may take from its start until it is ready. */
  Duration startLimit();

  /** How long it may take to stop once it was asked to; then it is killed. */
  Duration stopLimit();

  /**
   * How long it may leave questions unanswered until it counts as hung, while another of its kind
   * answers; zero if nobody asks.
   */
  default Duration silenceLimit() {
    return Duration.ZERO;
  }

  /** Asks once whether it answers at all, whatever it answers; waits for a second at most. */
  default boolean answers() {
    return true;
  }

  /** Asks it to stop in an orderly way, and does not wait for it. */
  default void askToStop(ProcessHandle process) {
    process.destroy();
  }
}
