package org.troupe.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.troupe.instance.InstanceShutdown;
import org.troupe.overview.ServiceOverviews;
import org.troupe.wire.PlatformView;

/** The platform itself. */
@Path("platform")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PlatformResource {

  @Inject private ServiceOverviews overviews;
  @Inject private InstanceShutdown shutdown;

  /** Version, addresses, and which parts answer. */
  @GET
  public PlatformView platform() {
    return overviews.platform();
  }

  /** Ends all instances because the platform goes down; answers when they have ended. */
  @POST
  @Path("stop-instances")
  public void stopInstances() {
    if (!shutdown.endAll()) {
      throw new BadRequestException(
          "INSTANCES_STILL_RUN",
          "some instances did not end within the limit",
          "the controller's log names them");
    }
  }
}
