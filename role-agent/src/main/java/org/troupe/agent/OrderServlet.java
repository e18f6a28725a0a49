package org.troupe.agent;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;
import org.troupe.agent.Orders.Order;

/**
 * {@code POST /_role/quiesce?limit=}, {@code POST /_role/stopping?limit=} (seconds) and {@code POST
 * /_role/activate}: the controller's orders. Answers 400 without a proper limit, 503 when too many
 * wait already.
 */
public final class OrderServlet extends AgentServlet {

  static final String ORDERS = Orders.class.getName();

  private static final Logger LOG = System.getLogger(OrderServlet.class.getName());

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    Order order = Order.valueOf(request.getServletPath().substring(1).toUpperCase(Locale.ROOT));
    Duration limit;
    try {
      limit = order.isLimited() ? limit(request.getParameter("limit")) : Duration.ZERO;
    } catch (IllegalArgumentException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    Orders orders = (Orders) getServletContext().getAttribute(ORDERS);
    AsyncContext exchange = request.startAsync();
    // The order itself has a limit.
    exchange.setTimeout(0);
    try {
      orders.threads().execute(() -> carryOut(orders, order, limit, exchange));
    } catch (RejectedExecutionException e) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      exchange.complete();
    }
  }

  private static void carryOut(Orders orders, Order order, Duration limit, AsyncContext exchange) {
    HttpServletResponse response = (HttpServletResponse) exchange.getResponse();
    try {
      answer(response, orders.carryOut(order, limit));
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "nobody waits for the answer any more", e);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, order + " failed", e);
      response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    } finally {
      exchange.complete();
    }
  }

  /**
   * Reads a limit; a longer one than is ever waited is the longest.
   *
   * @throws IllegalArgumentException if it is no number of seconds
   */
  static Duration limit(String seconds) {
    if (seconds == null || !seconds.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("limit=" + seconds);
    }
    Duration limit = Duration.ofSeconds(Long.parseLong(seconds));
    return limit.compareTo(Departure.LONGEST) < 0 ? limit : Departure.LONGEST;
  }
}
