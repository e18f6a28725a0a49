package org.troupe.samples.thumbnails.web;

import static java.lang.System.Logger.Level.ERROR;

import jakarta.ejb.EJBException;
import jakarta.jms.JMSRuntimeException;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import org.troupe.samples.thumbnails.album.BrokenPictureException;
import org.troupe.samples.thumbnails.album.UnsupportedPictureException;

/** Turns whatever went wrong into a {@link Problem}, with words only where they are for people. */
@Provider
public class Problems implements ExceptionMapper<Exception> {
  private static final Logger LOG = System.getLogger(Problems.class.getName());

  @Override
  public Response toResponse(Exception problem) {
    if (problem instanceof UnsupportedPictureException) {
      return Problem.response(Status.UNSUPPORTED_MEDIA_TYPE, problem.getMessage());
    }
    if (problem instanceof BrokenPictureException) {
      return Problem.response(Status.BAD_REQUEST, problem.getMessage());
    }
    if (problem instanceof TooLargeException) {
      return Problem.response(Status.REQUEST_ENTITY_TOO_LARGE, problem.getMessage());
    }
    if (problem instanceof UnknownPhotoException) {
      return Problem.response(Status.NOT_FOUND, problem.getMessage());
    }
    if (problem instanceof WebApplicationException refused) {
      return Problem.response(refused.getResponse().getStatusInfo(), refused.getMessage());
    }
    LOG.log(ERROR, "event=request-failed", problem);
    return problem instanceof EJBException
            || problem instanceof JMSRuntimeException
            || problem instanceof PersistenceException
        ? Problem.response(
            Status.SERVICE_UNAVAILABLE, "The service cannot do this now; try again in a moment.")
        : Problem.response(Status.INTERNAL_SERVER_ERROR, "Something went wrong here.");
  }
}
