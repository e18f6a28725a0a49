package org.troupe.refusal;

import jakarta.ejb.ApplicationException;

/**
 * A change that is refused for a reason the caller can act on; nothing was changed.
 *
 * <p>The code is stable and goes out to users; message and hint are sentences for them.
 */
@ApplicationException(rollback = true, inherited = true)
public abstract class RefusedException extends RuntimeException {

  private final String code;
  private final String hint;

  protected RefusedException(String code, String message, String hint) {
    super(message);
    this.code = code;
    this.hint = hint;
  }

  /** Stable name of the refusal, such as {@code SLOT_OCCUPIED}. */
  public String code() {
    return code;
  }

  /** What to do about it; may be empty. */
  public String hint() {
    return hint;
  }
}
