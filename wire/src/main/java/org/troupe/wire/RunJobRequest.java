package org.troupe.wire;

import java.util.Map;

/**
 * Asks for a run of a job.
 *
 * @param parameters in place of, or beside, the job's own; absent for none
 */
public record RunJobRequest(@MayBeAbsent Map<String, String> parameters) {

  public RunJobRequest {
    parameters = parameters == null ? Map.of() : parameters;
  }
}
