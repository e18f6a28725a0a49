package org.troupe.samples.ledger.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Whether this instance can answer requests. It depends on nothing else, as {@code /numbers} does
 * not; a version called ill never can.
 */
@WebServlet("/health")
public class Health extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean ill = ThisInstance.version().endsWith("ill");
    response.setStatus(
        ill ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : HttpServletResponse.SC_OK);
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().println(ill ? "ill" : "well");
  }
}
