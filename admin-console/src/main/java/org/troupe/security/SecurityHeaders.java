package org.troupe.security;

import jakarta.servlet.http.HttpServletResponse;

/** What every answer tells the browser to refrain from. */
final class SecurityHeaders {

  static final String POLICY = "Content-Security-Policy";

  private static final String NOTHING =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private SecurityHeaders() {}

  /** Sets them; a page that shows something puts a wider policy in place of this one. */
  static void set(HttpServletResponse response) {
    response.setHeader(POLICY, NOTHING);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-store");
  }
}
