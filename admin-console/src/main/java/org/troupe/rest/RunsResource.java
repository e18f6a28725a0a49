package org.troupe.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.troupe.deployment.Slot;
import org.troupe.job.JobCommands;
import org.troupe.job.JobOverviews;
import org.troupe.wire.JobLogView;
import org.troupe.wire.JobRunView;
import org.troupe.wire.JobRunsView;

/** Runs of jobs; they belong to the slot, whatever it holds. */
@Path("services/{service}/slots/{slot}/runs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RunsResource {

  private static final int ACCEPTED = 202;

  @Inject private JobCommands commands;
  @Inject private JobOverviews overviews;

  /** Runs of all jobs, newest first, a page at a time. */
  @GET
  public JobRunsView runs(
      @PathParam("service") String service,
      @PathParam("slot") String slot,
      @QueryParam("before") String before,
      @QueryParam("limit") @DefaultValue("50") String limit) {
    RunPage page = RunPage.parse(before, limit);
    return overviews.runs(
        service, SlotName.parse(slot), Optional.empty(), page.before(), page.limit());
  }

  /** One run. */
  @GET
  @Path("{run}")
  public JobRunView one(
      @PathParam("service") String service,
      @PathParam("slot") String slot,
      @PathParam("run") String run) {
    return overviews.run(service, SlotName.parse(slot), run);
  }

  /**
   * A part of what a run has written.
   *
   * @param from in bytes; negative counts from the end
   */
  @GET
  @Path("{run}/log")
  public JobLogView log(
      @PathParam("service") String service,
      @PathParam("slot") String slot,
      @PathParam("run") String run,
      @QueryParam("from") @DefaultValue("0") String from) {
    return overviews.log(
        service, SlotName.parse(slot), run, RunPage.number("from", from, Long.MIN_VALUE));
  }

  /** Has a run stop, go on, or never go on. */
  @POST
  @Path("{run}/{change: stop|restart|abandon}")
  public Response change(
      @PathParam("service") String service,
      @PathParam("slot") String slot,
      @PathParam("run") String run,
      @PathParam("change") String change,
      @Context SecurityContext caller) {
    Slot place = SlotName.parse(slot);
    String who = caller.getUserPrincipal().getName();
    JobRunView changed =
        switch (change) {
          case "stop" -> commands.stop(service, place, run, who);
          case "restart" -> commands.restart(service, place, run, who);
          case "abandon" -> commands.abandon(service, place, run, who);
          default -> throw new IllegalArgumentException(change);
        };
    return Response.status(ACCEPTED).entity(changed).build();
  }
}
