package org.troupe.rest;

import java.util.Optional;

/**
 * Which page of runs is asked for.
 *
 * @param before as the page before gave it; empty for the first
 * @param limit how many runs at the most, 1 to 200
 */
record RunPage(Optional<Long> before, int limit) {

  private static final int MOST = 200;

  /**
   * Reads both parameters.
   *
   * @throws BadRequestException if one is not a number within its bounds
   */
  static RunPage parse(String before, String limit) {
    long most = number("limit", limit, 1);
    if (most > MOST) {
      throw BadRequestException.parameter("limit", limit, "between 1 and " + MOST);
    }
    return new RunPage(
        Optional.ofNullable(before).map(text -> number("before", text, 1)), (int) most);
  }

  /**
   * A number.
   *
   * @throws BadRequestException if the text is none, or less than the least
   */
  static long number(String name, String text, long least) {
    try {
      long number = Long.parseLong(text);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as what is out of bounds.
    }
    throw BadRequestException.parameter(name, text, "a whole number");
  }
}
