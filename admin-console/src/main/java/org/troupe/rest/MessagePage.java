package org.troupe.rest;

import java.util.List;

/**
 * Which messages are asked for.
 *
 * @param dead dead letters, or else those that wait
 * @param limit the most, 1 to 100
 * @param after number of the last one of the page before; 0 for the first
 * @param bodies whether with bodies
 */
record MessagePage(boolean dead, int limit, long after, boolean bodies) {

  private static final int MOST = 100;

  /** With bodies of 64 KiB each, the answer stays within a few MiB. */
  private static final int MOST_WITH_BODIES = 20;

  /**
   * Reads the parameters.
   *
   * @throws BadRequestException if one is not what it must be
   */
  static MessagePage parse(String which, String limit, String after, String bodies) {
    if (!List.of("waiting", "dead").contains(which)) {
      throw BadRequestException.parameter("which", which, "waiting or dead");
    }
    if (!List.of("true", "false").contains(bodies)) {
      throw BadRequestException.parameter("bodies", bodies, "true or false");
    }
    boolean withBodies = Boolean.parseBoolean(bodies);
    int most = withBodies ? MOST_WITH_BODIES : MOST;
    long wanted = number("limit", limit, 1, most, withBodies ? " with bodies" : "");
    return new MessagePage(
        which.equals("dead"),
        (int) wanted,
        number("after", after, 0, Long.MAX_VALUE, ", as the page before says it in 'next'"),
        withBodies);
  }

  private static long number(String name, String text, long least, long most, String more) {
    String expected = "a whole number from " + least + " to " + most + more;
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw BadRequestException.parameter(name, text, expected);
    }
    throw BadRequestException.parameter(name, text, expected);
  }
}
