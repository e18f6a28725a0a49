package org.troupe.agent;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /_role/status}: the agent's report. */
public final class StatusServlet extends AgentServlet {

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(response, ReportJson.of(probe().report()));
  }
}
