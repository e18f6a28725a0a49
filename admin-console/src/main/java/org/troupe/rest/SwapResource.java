package org.troupe.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.troupe.cloudservice.SwapCommands;
import org.troupe.operation.Operation;
import org.troupe.wire.SwapRequest;

/** The swap of a service's slots. */
@Path("services/{service}/swap")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SwapResource {

  @PathParam("service")
  private String service;

  @Context private SecurityContext caller;
  @Inject private SwapCommands commands;
  @Inject private AcceptedOperation accepted;

  /**
   * Exchanges production and staging, or promotes staging into an empty production; or takes the
   * last swap back.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response swap(SwapRequest request) {
    return accepted.answer(begin(request));
  }

  private Operation begin(SwapRequest request) {
    boolean preview = request != null && Boolean.TRUE.equals(request.preview());
    boolean back = request != null && Boolean.TRUE.equals(request.back());
    if (preview && back) {
      throw new BadRequestException(
          "REQUEST_INVALID",
          "a swap cannot be both a preview and one back",
          "what goes back ran in production before: there is nothing to look at first");
    }
    return back
        ? commands.swapBack(service, requestedBy())
        : commands.swap(service, preview, requestedBy());
  }

  /** Completes a swap that stopped for a preview. */
  @POST
  @Path("complete")
  public Response complete() {
    return accepted.answer(commands.complete(service, requestedBy()));
  }

  /** Takes back a swap that has not switched yet. */
  @POST
  @Path("cancel")
  public Response cancel() {
    return accepted.answer(commands.cancel(service, requestedBy()));
  }

  private String requestedBy() {
    return caller.getUserPrincipal().getName();
  }
}
