package org.troupe.samples.ledger.web;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * {@code PUT /entries/17} puts the entry 17 on the queue: 202 once the broker has it, 503 where it
 * may not have it. Asked again with the same number, it queues the entry again, and the worker
 * books it once.
 */
@WebServlet("/entries/*")
public class Entries extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = System.getLogger(Entries.class.getName());

  @Resource(lookup = "jms/troupe")
  private transient ConnectionFactory queues;

  @Inject
  @ConfigProperty(name = "troupe.queue.entries", defaultValue = "entries")
  private String queue;

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Ledger-Instance", ThisInstance.name());
    String number = PathNumber.of(request);
    if (number == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try (JMSContext session = queues.createContext()) {
      session.createProducer().send(session.createQueue(queue), number);
      response.setStatus(HttpServletResponse.SC_ACCEPTED);
    } catch (JMSRuntimeException e) {
      LOG.log(WARNING, "entry={0} event=refused reason=\"{1}\"", number, e.getMessage());
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      response.setHeader("Retry-After", "1");
    }
    response.setContentLength(0);
  }
}
