package org.troupe.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.troupe.cloudservice.CloudServiceCommands;
import org.troupe.cloudservice.ServiceName;
import org.troupe.instance.LeavingLimits;
import org.troupe.wire.DeployRequest;
import org.troupe.wire.ScaleRequest;
import org.troupe.wire.StopRequest;

/** What a slot of a service holds, its instance counts, and whether it runs. */
@Path("services/{service}/slots/{slot}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SlotsResource {

  @PathParam("service")
  private String service;

  @PathParam("slot")
  private String slot;

  @Context private SecurityContext caller;
  @Inject private CloudServiceCommands commands;
  @Inject private DeployRequestReader requests;
  @Inject private AcceptedOperation accepted;

  /** Places a deployment in the slot; the service is made if this is its first. */
  @POST
  @Path("deployment")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response deploy(DeployRequest request) {
    return accepted.answer(
        commands.deploy(
            requests.read(new ServiceName(service), SlotName.parse(slot), Json.required(request)),
            requestedBy()));
  }

  /** Asks for other instance counts. */
  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  public Response scale(ScaleRequest request) {
    return accepted.answer(
        commands.scale(
            service,
            SlotName.parse(slot),
            Json.required(request).instances(),
            LimitSeconds.of(request.drainSeconds(), request.stopSeconds()),
            requestedBy()));
  }

  /** Stops what the slot holds; it keeps its place. */
  @POST
  @Path("stop")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response stop(StopRequest request) {
    LeavingLimits limits =
        request == null
            ? LeavingLimits.OF_ROLE
            : LimitSeconds.of(request.drainSeconds(), request.stopSeconds());
    return accepted.answer(commands.stop(service, SlotName.parse(slot), limits, requestedBy()));
  }

  /** Starts what was stopped. */
  @POST
  @Path("start")
  public Response start() {
    return accepted.answer(commands.start(service, SlotName.parse(slot), requestedBy()));
  }

  /** Empties the slot. */
  @DELETE
  public Response delete(
      @QueryParam("drainSeconds") String drainSeconds,
      @QueryParam("stopSeconds") String stopSeconds) {
    return accepted.answer(
        commands.delete(
            service,
            SlotName.parse(slot),
            LimitSeconds.parse(drainSeconds, stopSeconds),
            requestedBy()));
  }

  private String requestedBy() {
    return caller.getUserPrincipal().getName();
  }
}
