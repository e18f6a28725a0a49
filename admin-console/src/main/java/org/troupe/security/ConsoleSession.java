package org.troupe.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/**
 * The session of somebody who logged in to the console: it begins with a login, which gives it an
 * id of its own, and ends with a logout or after the time that {@code web.xml} says.
 */
final class ConsoleSession {

  private static final String NAME = ConsoleSession.class.getName();

  private ConsoleSession() {}

  static void begin(HttpServletRequest request, String name) {
    HttpSession before = request.getSession(false);
    if (before != null) {
      before.invalidate();
    }
    request.getSession(true).setAttribute(NAME, name);
  }

  /** Name of the token that was logged in with. */
  static Optional<String> nameIn(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null
        ? Optional.empty()
        : Optional.ofNullable((String) session.getAttribute(NAME));
  }

  /** Ends the session, if there is one. */
  static void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }
}
