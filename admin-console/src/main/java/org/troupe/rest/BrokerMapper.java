package org.troupe.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.troupe.queue.BrokerUnavailableException;
import org.troupe.wire.Problem;

/** Says that the broker is away, or would not do what it was asked for. */
@Provider
public class BrokerMapper implements ExceptionMapper<BrokerUnavailableException> {

  private static final Logger LOG = System.getLogger(BrokerMapper.class.getName());

  @Override
  public Response toResponse(BrokerUnavailableException unavailable) {
    LOG.log(Level.WARNING, "broker event=unavailable", unavailable);
    return ProblemAnswer.of(
        new Problem(
            Response.Status.SERVICE_UNAVAILABLE.getStatusCode(),
            "BROKER_UNAVAILABLE",
            unavailable.getMessage(),
            "troupe status says whether the broker is up; ask again when it is",
            List.of()));
  }
}
