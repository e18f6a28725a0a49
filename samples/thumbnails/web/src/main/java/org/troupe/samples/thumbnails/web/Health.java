package org.troupe.samples.thumbnails.web;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import org.troupe.samples.thumbnails.album.Photos;

/** Says whether this instance can serve: 200 if the database answers, else 503. */
@WebServlet("/health")
public class Health extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = System.getLogger(Health.class.getName());

  @Inject private transient Photos photos;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    try {
      photos.ping();
      response.getWriter().println("The database answers.");
    } catch (PersistenceException e) {
      LOG.log(WARNING, "event=unhealthy", e);
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      response.getWriter().println("The database does not answer.");
    }
  }
}
