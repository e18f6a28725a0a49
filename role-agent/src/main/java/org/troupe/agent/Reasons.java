package org.troupe.agent;

/** Puts exceptions into words for an operator. */
final class Reasons {

  private static final int LONGEST = 600;

  private Reasons() {}

  /** The outermost message, and the innermost where that says something else. */
  static String of(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String outer = said(thrown);
    String text = outer;
    if (root != thrown && !outer.contains(said(root))) {
      text = outer + " Caused by " + root.getClass().getName() + ": " + said(root);
    }
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private static String said(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? thrown.getClass().getName() : message.strip();
  }
}
