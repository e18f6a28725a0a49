package org.troupe.cli;

/** What the command was to do has failed; says why and what to do about it. */
final class FailedException extends RuntimeException {

  private final String hint;

  FailedException(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  String hint() {
    return hint;
  }
}
