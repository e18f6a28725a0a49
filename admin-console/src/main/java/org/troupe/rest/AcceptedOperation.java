package org.troupe.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.troupe.operation.Operation;
import org.troupe.overview.ServiceOverviews;

/** The answer to a change that was taken on: 202, the operation, and where it can be followed. */
@RequestScoped
public class AcceptedOperation {

  @Context private UriInfo uri;
  @Inject private ServiceOverviews overviews;

  Response answer(Operation operation) {
    long id = operation.id();
    return Response.accepted(overviews.operation(id))
        .location(uri.getBaseUriBuilder().path(OperationsResource.class).path("{id}").build(id))
        .build();
  }
}
