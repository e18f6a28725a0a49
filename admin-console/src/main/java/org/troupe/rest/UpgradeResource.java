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
import org.troupe.cloudservice.UpgradeCommands;
import org.troupe.wire.UpgradeRequest;

/** Upgrades in place of what a slot holds. */
@Path("services/{service}/slots/{slot}/upgrade")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UpgradeResource {

  @PathParam("service")
  private String service;

  @PathParam("slot")
  private String slot;

  @Context private SecurityContext caller;
  @Inject private UpgradeCommands commands;
  @Inject private UpgradeRequestReader requests;
  @Inject private AcceptedOperation accepted;

  /** Begins an upgrade. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response upgrade(UpgradeRequest request) {
    return accepted.answer(
        commands.upgrade(
            requests.read(service, SlotName.parse(slot), Json.required(request)), requestedBy()));
  }

  /** Goes on to the next upgrade domain of a manual upgrade. */
  @POST
  @Path("walk")
  public Response walk() {
    return accepted.answer(commands.walk(service, SlotName.parse(slot), requestedBy()));
  }

  /** Takes the upgrade back that is under way. */
  @POST
  @Path("rollback")
  public Response rollBack() {
    return accepted.answer(commands.rollback(service, SlotName.parse(slot), requestedBy()));
  }

  private String requestedBy() {
    return caller.getUserPrincipal().getName();
  }
}
