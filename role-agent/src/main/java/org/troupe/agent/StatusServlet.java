package org.troupe.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /_role/status}: the agent's report, for the bearer of the instance's token. */
public final class StatusServlet extends HttpServlet {

  static final String PROBE = Probe.class.getName();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Probe probe = (Probe) getServletContext().getAttribute(PROBE);
    response.setHeader("Cache-Control", "no-store");
    if (!probe.admits(request.getHeader("Authorization"))) {
      response.setHeader("WWW-Authenticate", "Bearer");
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    byte[] body = ReportJson.of(probe.report()).getBytes(UTF_8);
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
