package org.troupe.definition;

/**
 * Something found in a file that a user handed in.
 *
 * @param file its name, such as {@code ServiceDefinition.csdef}
 * @param line 1-based; 0 where the file as a whole is meant
 * @param message what is wrong, and what would be right
 */
public record Finding(String file, int line, String message) {

  @Override
  public String toString() {
    return line == 0 ? file + ": " + message : file + ":" + line + ": " + message;
  }
}
