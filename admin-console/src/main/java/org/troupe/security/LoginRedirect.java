package org.troupe.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Leads to the login page: browsers by a redirect, Faces' own requests in Faces' own words. */
final class LoginRedirect {

  private static final String PAGE = "/login";

  private LoginRedirect() {}

  static void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String target = request.getContextPath() + PAGE;
    if (!"partial/ajax".equals(request.getHeader("Faces-Request"))) {
      response.sendRedirect(target);
      return;
    }
    response.setContentType("text/xml");
    response.setCharacterEncoding("UTF-8");
    response
        .getWriter()
        .write("<partial-response><redirect url=\"" + target + "\"/></partial-response>");
  }
}
