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
import org.troupe.wire.JobRunView;
import org.troupe.wire.JobRunsView;
import org.troupe.wire.JobView;
import org.troupe.wire.RunJobRequest;

/** Jobs of what a slot holds. */
@Path("services/{service}/slots/{slot}/jobs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class JobsResource {

  private static final int ACCEPTED = 202;

  @Inject private JobCommands commands;
  @Inject private JobOverviews overviews;

  /** The jobs, each with its last run. */
  @GET
  public List<JobView> jobs(@PathParam("service") String service, @PathParam("slot") String slot) {
    return overviews.jobs(service, SlotName.parse(slot));
  }

  /** Runs of one job, newest first, a page at a time. */
  @GET
  @Path("{job}/runs")
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
  @Path("{job}/runs")
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
}
