package org.troupe.cli.platform;

/** The platform cannot be started, stopped or found; says why and what to do about it. */
public final class PlatformException extends RuntimeException {

  private final String hint;

  /**
   * @param message what is wrong
   * @param hint what to do about it; may be empty
   */
  public PlatformException(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  public PlatformException(String message, String hint, Throwable cause) {
    super(message, cause);
    this.hint = hint;
  }

  public String hint() {
    return hint;
  }
}
