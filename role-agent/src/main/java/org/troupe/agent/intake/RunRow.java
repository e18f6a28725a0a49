package org.troupe.agent.intake;

import jakarta.json.Json;
import java.util.Set;

/**
 * What the service's database knows of a run that was asked for.
 *
 * @param id the run's
 * @param job the job's name
 * @param status such as {@code Queued}
 * @param view what the controller says of it, as JSON; null until it has said something
 * @param changed when that was, as text that changes with it
 */
record RunRow(String id, String job, String status, String view, String changed) {

  private static final Set<String> ENDS =
      Set.of("Succeeded", "Failed", "Stopped", "Abandoned", "Skipped");

  boolean hasEnded() {
    return ENDS.contains(status);
  }

  /** For the caller, in one line. */
  String json() {
    if (view != null && !view.isBlank()) {
      return view.replace("\r", "").replace('\n', ' ');
    }
    return Json.createObjectBuilder()
        .add("id", id)
        .add("job", job)
        .add("status", status)
        .build()
        .toString();
  }
}
