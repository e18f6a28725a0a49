package org.troupe.cli;

import java.io.InputStream;
import java.util.Map;

/**
 * What a command is run in.
 *
 * @param environment the environment variables
 * @param in standard input
 */
record Surroundings(Map<String, String> environment, InputStream in) {

  /** Those of this process. */
  static Surroundings ofThisProcess() {
    return new Surroundings(System.getenv(), System.in);
  }

  /** A variable's value without white space round it; empty if it is not set. */
  String variable(String name) {
    return environment.getOrDefault(name, "").strip();
  }
}
