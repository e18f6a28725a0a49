package org.troupe.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.troupe.wire.OperationView;

/** Changes that were asked for. */
@Path("operations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OperationsResource {

  @Inject private OperationWait operations;

  /**
   * One operation.
   *
   * @param wait how long the answer may be held back while the operation runs, see {@link WaitTime}
   */
  @GET
  @Path("{id: \\d{1,18}}")
  public CompletionStage<OperationView> one(
      @PathParam("id") long id, @QueryParam("wait") String wait) {
    return operations.finished(id, WaitTime.parse(wait));
  }
}
