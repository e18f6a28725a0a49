package org.troupe.wire;

import java.util.Map;

/**
 * Asks for a run of a job: a message in {@code <deployment>.troupe.requests}, from the web role's
 * intake.
 *
 * @param run the id that the run shall have; asking twice for the same is asking once
 * @param job the job's name
 * @param parameters what is to replace or add to the job's own
 * @param requestedBy where the request came from, in words for an operator
 */
public record RunRequest(
    String run, String job, Map<String, String> parameters, @MayBeAbsent String requestedBy) {

  public RunRequest {
    parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
  }
}
