package org.troupe.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.troupe.metrics.MetricHistory;
import org.troupe.overview.ServiceOverviews;
import org.troupe.wire.MetricView;

/** What was measured of a slot over time. */
@Path("services/{service}/slots/{slot}/metrics")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MetricsResource {

  @Inject private ServiceOverviews overviews;
  @Inject private MetricHistory history;
  @Inject private Clock clock;

  /**
   * One metric of one subject.
   *
   * @param from ISO 8601 instant; an hour ago by default
   * @param to ISO 8601 instant; now by default
   * @param step seconds that a point stands for; as short as the answer's bound allows by default
   */
  @GET
  public MetricView read(
      @PathParam("service") String service,
      @PathParam("slot") String slot,
      @QueryParam("metric") String metric,
      @QueryParam("subject") @DefaultValue("") String subject,
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @QueryParam("step") String step) {
    if (metric == null) {
      throw BadRequestException.parameter("metric", "", "the name of one, such as queue.waiting");
    }
    overviews.require(service);
    return history.read(
        service,
        SlotName.parse(slot).label(),
        metric,
        subject,
        MetricQuestion.parse(from, to, step, clock.instant()));
  }
}
