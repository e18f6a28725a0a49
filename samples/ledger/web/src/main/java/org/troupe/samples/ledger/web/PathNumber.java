package org.troupe.samples.ledger.web;

import jakarta.servlet.http.HttpServletRequest;

/** The number at the end of a path. */
final class PathNumber {
  private PathNumber() {}

  /** The digits after the slash, or null where there is something else. */
  static String of(HttpServletRequest request) {
    String path = request.getPathInfo();
    return path != null && path.matches("/[0-9]{1,18}") ? path.substring(1) : null;
  }
}
