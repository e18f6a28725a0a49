package org.troupe.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.UUID;
import org.troupe.refusal.RefusedException;
import org.troupe.wire.Problem;

/**
 * Answers what nobody foresaw: logged once under an id that the caller is told, and nothing of its
 * inside leaves. Refusals that come wrapped (by a proxy or a future) are refusals still.
 */
@Provider
public class FaultMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = System.getLogger(FaultMapper.class.getName());
  private static final int ID_DIGITS = 8;

  @Override
  public Response toResponse(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedException refusal) {
        return ProblemAnswer.of(refusal);
      }
      if (cause instanceof WebApplicationException refused) {
        return new HttpErrorMapper().toResponse(refused);
      }
    }
    return unforeseen(thrown);
  }

  private static Response unforeseen(Throwable thrown) {
    String id = UUID.randomUUID().toString().substring(0, ID_DIGITS);
    LOG.log(Level.ERROR, "fault=" + id + " in the admin REST", thrown);
    return ProblemAnswer.of(
        new Problem(
            Response.Status.INTERNAL_SERVER_ERROR.getStatusCode(),
            "INTERNAL",
            "the controller failed at this",
            "its log says why: look for fault=" + id,
            List.of()));
  }
}
