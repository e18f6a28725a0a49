package org.troupe.agent;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code POST /_role/runs/{id}/stop}: has a run of a job end soon. Answers 202, or 404 if this
 * instance does not work on it; the report of its end follows.
 */
public final class RunServlet extends AgentServlet {

  private static final Pattern STOP = Pattern.compile("/([A-Za-z0-9-]{1,64})/stop");

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    Matcher path = STOP.matcher(String.valueOf(request.getPathInfo()));
    Orders orders = (Orders) getServletContext().getAttribute(OrderServlet.ORDERS);
    if (!path.matches() || !orders.jobs().runs().contains(path.group(1))) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try {
      // A batch job's stop waits for the database.
      orders.threads().execute(() -> orders.jobs().stop(path.group(1)));
      response.setStatus(HttpServletResponse.SC_ACCEPTED);
    } catch (RejectedExecutionException e) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }
}
