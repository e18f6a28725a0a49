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
import java.util.List;
import org.troupe.cloudservice.RenewalCommands;
import org.troupe.instance.Renewal;
import org.troupe.wire.RenewalRequest;

/** Starts instances of what a slot holds again. */
@Path("services/{service}/slots/{slot}/{renewal: restart|reimage|rebuild}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RenewalResource {

  private static final RenewalRequest ALL = new RenewalRequest(List.of(), null, null);

  @Inject private RenewalCommands commands;
  @Inject private AcceptedOperation accepted;

  /** Starts those that are named again, or all. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response renew(
      @PathParam("service") String service,
      @PathParam("slot") String slot,
      @PathParam("renewal") String renewal,
      RenewalRequest given,
      @Context SecurityContext caller) {
    RenewalRequest request = given == null ? ALL : given;
    return accepted.answer(
        commands.renew(
            service,
            SlotName.parse(slot),
            renewal(renewal),
            request.instances(),
            LimitSeconds.of(request.drainSeconds(), request.stopSeconds()),
            caller.getUserPrincipal().getName()));
  }

  private static Renewal renewal(String name) {
    return switch (name) {
      case "restart" -> Renewal.RESTART;
      case "reimage" -> Renewal.RECYCLE;
      case "rebuild" -> Renewal.REBUILD;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
