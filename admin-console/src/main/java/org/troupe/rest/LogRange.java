package org.troupe.rest;

/**
 * Which part of a log is asked for.
 *
 * @param offset in bytes; negative counts from the end
 * @param limit the most bytes, 1 to 1 Mi
 */
record LogRange(long offset, int limit) {

  private static final int MOST = 1 << 20;

  /**
   * Reads both parameters.
   *
   * @throws BadRequestException if one is not a number within its bounds
   */
  static LogRange parse(String offset, String limit) {
    long most = number("limit", limit);
    if (most < 1 || most > MOST) {
      throw BadRequestException.parameter("limit", limit, "between 1 and " + MOST);
    }
    return new LogRange(number("offset", offset), (int) most);
  }

  private static long number(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw BadRequestException.parameter(name, text, "a whole number of bytes");
    }
  }
}
