package org.troupe.chaos;

import java.io.IOException;
import java.time.Duration;

/** Something that is done to a platform under traffic. */
interface Fault {

  /** Its name in the table, and what chooses it on the command line. */
  String name();

  /** Makes what it needs, before there is any traffic. */
  default void prepare(ChaosPlatform platform) throws IOException {}

  /**
   * Does it, under traffic; answers when it is done.
   *
   * @return what was in the air in a gateway that was struck
   */
  InTheAir strike(ChaosPlatform platform) throws IOException;

  /** How long after the strike {@link #relent} is due. */
  default Duration relentsAfter() {
    return Duration.ZERO;
  }

  /** Whether the platform is not to be called whole before {@link #relent}, however it looks. */
  default boolean goesOnUntilRelent() {
    return false;
  }

  /**
   * Takes back what the platform cannot mend by itself.
   *
   * @return what was done, in words, or the empty text if nothing had to be
   */
  default String relent(ChaosPlatform platform) throws IOException {
    return "";
  }

  /** Brings version 1 back in full strength, when the traffic is over. */
  default void cleanUp(ChaosPlatform platform) throws IOException {}
}
