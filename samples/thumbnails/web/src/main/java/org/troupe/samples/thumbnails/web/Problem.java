package org.troupe.samples.thumbnails.web;

import jakarta.ws.rs.core.Response;

/** Why a request was not carried out, as {@code application/problem+json} (RFC 9457). */
public final class Problem {
  public final int status;
  public final String title;
  public final String detail;

  private Problem(Response.StatusType status, String detail) {
    this.status = status.getStatusCode();
    this.title = status.getReasonPhrase();
    this.detail = detail;
  }

  static Response response(Response.StatusType status, String detail) {
    return Response.status(status)
        .type("application/problem+json")
        .entity(new Problem(status, detail))
        .build();
  }
}
