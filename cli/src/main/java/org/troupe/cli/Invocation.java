package org.troupe.cli;

/** How the user called this command, so that commands shown to him can be copied. */
final class Invocation {

  private Invocation() {}

  static String name() {
    String name = System.getenv("TROUPE_COMMAND");
    return name == null || name.isBlank() ? "troupe" : name;
  }
}
