package org.troupe.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.troupe.deployment.Slot;
import org.troupe.job.JobCommands;
import org.troupe.job.JobOverviews;
import org.troupe.wire.JobLogView;
import org.troupe.wire.JobRunView;
import org.troupe.wire.JobRunsView;
import org.troupe.wire.JobView;
import org.troupe.wire.RunJobRequest;

/** Jobs of what a slot holds, and the runs that belong to the slot. */
@Path("services/{service}/slots/{slot}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class JobsResource {

  private static final int ACCEPTED = 202;

  @Inject private JobCommands commands;
  @Inject private JobOverviews overviews;

  /** The jobs, each with its last run. */
  @GET
  @Path("jobs")
  public List<JobView> jobs(@PathParam("service") String service, @PathParam("slot") String slot) {
    return overviews.jobs(service, SlotName.parse(slot));
  }

  /** Runs of all jobs, newest first, a page at a time. */
  @GET
  @Path("runs")
  public JobRunsView runs(
      @PathParam("service") String service,
      @PathParam("slot") String slot,
      @QueryParam("before") String before,
      @QueryParam("limit") @DefaultValue("50") String limit) {
    RunPage page = RunPage.parse(before, limit);
    return overviews.runs(
        service, SlotName.parse(slot), Optional.empty(), page.before(), page.limit());
  }

  /** Runs of one job, newest first, a page at a time. */
  @GET
  @Path("jobs/{job}/runs")
  public JobRunsView runsOf(
      @PathParam("service") String service,
      @PathParam("slot") String slot,
      @PathParam("job") String job,
      @QueryParam("before") String before,
      @QueryParam("limit") @DefaultValue("50") String limit) {
    RunPage page = RunPage.parse(before, limit);
    return overviews.runs(
        service, SlotName.parse(slot), Optional.of(job), page.before(), page.limit());
  }

  /** Asks for a run. */
  @POST
  @Path("jobs/{job}/runs")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response run(
      @PathParam("service") String service,
      @PathParam("slot") String slot,
      @PathParam("job") String job,
      RunJobRequest request,
      @Context SecurityContext caller,
      @Context UriInfo address) {
    Slot place = SlotName.parse(slot);
    JobRunView run =
        commands.run(
            service,
            place,
            job,
            request == null ? Map.of() : request.parameters(),
            caller.getUserPrincipal().getName());
    return Response.status(ACCEPTED)
        .location(
            address
                .getBaseUriBuilder()
                .path("services/{service}/slots/{slot}/runs/{run}")
                .build(service, place.label(), run.id()))
        .entity(run)
        .build();
  }

  /** One run. */
  @GET
  @Path("runs/{run}")
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
  @Path("runs/{run}/log")
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
  @Path("runs/{run}/{change: stop|restart|abandon}")
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
