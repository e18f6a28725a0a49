package org.troupe.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.troupe.queue.Producers;
import org.troupe.wire.ProducerView;

/** The login with which programs outside put messages on a slot's queues. */
@Path("services/{service}/slots/{slot}/producer")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProducerResource {

  @PathParam("service")
  private String service;

  @PathParam("slot")
  private String slot;

  @Inject private Producers producers;

  /** Login, password and addresses. */
  @GET
  public ProducerView view() {
    return producers.view(service, SlotName.parse(slot));
  }

  /** Gives it another password. */
  @POST
  @Path("renew")
  public ProducerView renew() {
    return producers.renew(service, SlotName.parse(slot));
  }
}
