package org.troupe.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What all paths of the agent have in common: they are for the bearer of the instance's token. */
abstract class AgentServlet extends HttpServlet {

  static final String PROBE = Probe.class.getName();

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    response.setHeader("Cache-Control", "no-store");
    if (!probe().admits(request.getHeader("Authorization"))) {
      response.setHeader("WWW-Authenticate", "Bearer");
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    super.service(request, response);
  }

  final Probe probe() {
    return (Probe) getServletContext().getAttribute(PROBE);
  }

  static void answer(HttpServletResponse response, String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
