package org.troupe.samples.postoffice;

import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Properties;

/** What the office does for itself. */
@Path("/")
@RequestScoped
public class Desk {

  @Inject private Journal journal;
  @Inject private Reminder reminder;

  /** How many of each kind there are. */
  @GET
  @Path("journal")
  @Produces("text/plain")
  public String journal() {
    return journal.summary();
  }

  /** Sets a reminder. */
  @PUT
  @Path("parcels/{number}")
  public Response parcel(@PathParam("number") long number) {
    reminder.remind(Long.toString(number));
    return Response.accepted().build();
  }

  /** Sorts the letters that are not sorted yet. */
  @PUT
  @Path("sorting")
  @Produces("text/plain")
  public String sort() {
    JobOperator operator = BatchRuntime.getJobOperator();
    return Long.toString(operator.start("sort-letters", new Properties()));
  }

  /** How far a sorting is. */
  @GET
  @Path("sorting/{id}")
  @Produces("text/plain")
  public String sorting(@PathParam("id") long id) {
    return BatchRuntime.getJobOperator().getJobExecution(id).getBatchStatus().toString();
  }
}
