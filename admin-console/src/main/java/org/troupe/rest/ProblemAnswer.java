package org.troupe.rest;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import org.troupe.definition.Finding;
import org.troupe.definition.InvalidDefinitionException;
import org.troupe.refusal.RefusedException;
import org.troupe.servicepackage.PackageRefusedException;
import org.troupe.wire.FindingView;
import org.troupe.wire.Problem;

/** How every error of the admin REST leaves: as {@code application/problem+json}. */
public final class ProblemAnswer {

  static final String MEDIA_TYPE = "application/problem+json";

  private ProblemAnswer() {}

  static Response of(RefusedException refusal) {
    return of(
        new Problem(
            RefusalStatus.of(refusal.code()),
            refusal.code(),
            refusal.getMessage(),
            refusal.hint(),
            findings(refusal).stream().map(ProblemAnswer::view).toList()));
  }

  static Response of(Problem problem) {
    return Response.status(problem.status()).type(MEDIA_TYPE).entity(problem).build();
  }

  /** Answers outside of JAX-RS, where the container refuses a request before it gets there. */
  public static void write(Problem problem, HttpServletResponse response) throws IOException {
    response.setStatus(problem.status());
    response.setContentType(MEDIA_TYPE);
    Json.write(problem, response.getOutputStream());
  }

  static FindingView view(Finding finding) {
    return new FindingView(finding.file(), finding.line(), finding.message());
  }

  private static List<Finding> findings(RefusedException refusal) {
    if (refusal instanceof InvalidDefinitionException invalid) {
      return invalid.findings();
    }
    return refusal instanceof PackageRefusedException refused ? refused.findings() : List.of();
  }
}
