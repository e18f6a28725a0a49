package org.troupe.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Supplier;
import org.troupe.cli.client.AdminException;
import org.troupe.cli.progress.Redrawn;

/** Looks at a platform again and again, also while its controller is away. */
final class StatusWatch {

  /**
   * What there is to see.
   *
   * @param state without times that have passed
   * @param text for the user
   */
  record Look(Object state, String text) {}

  /** Waits for the next look. */
  interface Pause {
    /** False if there is to be none. */
    boolean again();
  }

  private final Redrawn screen;
  private final Pause pause;

  StatusWatch(Redrawn screen, Pause pause) {
    this.screen = screen;
    this.pause = pause;
  }

  /** Goes on until the pause says that it is enough. */
  void show(Supplier<Look> looks) {
    do {
      Look look = look(looks);
      screen.show(look.state(), look.text());
    } while (pause.again());
  }

  private static Look look(Supplier<Look> looks) {
    try {
      return looks.get();
    } catch (AdminException e) {
      if (!e.isPassing()) {
        throw e;
      }
      StringWriter text = new StringWriter();
      FailureText.print(e, new PrintWriter(text));
      return new Look(e.problem().code(), text.toString());
    }
  }
}
