package org.troupe.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.troupe.overview.ServiceOverviews;
import org.troupe.wire.ServiceView;

/** Cloud services. */
@Path("services")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServicesResource {

  @Inject private ServiceOverviews overviews;

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
}
