package org.troupe.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.troupe.cloudservice.SwapCommands;
import org.troupe.overview.ServiceOverviews;
import org.troupe.wire.ServiceView;

/** Cloud services and their swap. */
@Path("services")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServicesResource {

  @Inject private ServiceOverviews overviews;
  @Inject private SwapCommands commands;
  @Inject private AcceptedOperation accepted;

  /** All services, by name. */
  @GET
  public List<ServiceView> all() {
    return overviews.all();
  }

  /** One service with both of its slots. */
  @GET
  @Path("{service}")
  public ServiceView one(@PathParam("service") String service) {
    return overviews.require(service);
  }

  /** Exchanges production and staging, or promotes staging into an empty production. */
  @POST
  @Path("{service}/swap")
  public Response swap(@PathParam("service") String service, @Context SecurityContext caller) {
    return accepted.answer(commands.swap(service, false, caller.getUserPrincipal().getName()));
  }
}
