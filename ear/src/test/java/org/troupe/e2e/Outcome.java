package org.troupe.e2e;

/**
 * What a command left behind.
 *
 * @param exitCode 0 done, 1 failed or refused, 2 wrong usage
 * @param out what it wrote to its output
 * @param err what it wrote to its error output
 */
public record Outcome(int exitCode, String out, String err) {

  @Override
  public String toString() {
    return "exit code " + exitCode + "\n" + out + err;
  }
}
