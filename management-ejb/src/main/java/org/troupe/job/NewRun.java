package org.troupe.job;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.troupe.definition.JobDefinition;
import org.troupe.job.plan.JobHome;

/**
 * A run that is asked for.
 *
 * @param id its id
 * @param origin tells what asked from everything else that asks: one run comes of it at the most;
 *     empty where it is asked anew each time
 * @param requestedBy who asks, in words
 * @param parameters what it is given; the job's own are used where it is given none
 */
record NewRun(
    String id,
    JobHome home,
    JobDefinition job,
    Trigger trigger,
    Optional<String> origin,
    String requestedBy,
    Map<String, String> parameters) {

  Map<String, String> allParameters() {
    Map<String, String> all = new LinkedHashMap<>(job.parameters());
    all.putAll(parameters);
    return all;
  }
}
