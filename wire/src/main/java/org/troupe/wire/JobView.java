package org.troupe.wire;

import java.util.List;
import java.util.Map;

/**
 * A job of the deployment in a slot.
 *
 * @param job its name
 * @param role the role that has it
 * @param kind {@code batch} or {@code program}
 * @param target the batch job's name, or the program's path
 * @param singleton whether one run of it is under way at a time
 * @param continuous {@code none}, {@code all} or {@code one}
 * @param queue the queue whose messages start it, or null
 * @param schedules when it runs by itself
 * @param parameters its own
 * @param timeoutSeconds how long a run may take; 0 for no limit
 * @param retries how often a run that failed is tried again
 * @param waiting how many runs wait
 * @param lastRun the last one that was asked for, or null
 */
public record JobView(
    String job,
    String role,
    String kind,
    String target,
    boolean singleton,
    String continuous,
    String queue,
    List<JobScheduleView> schedules,
    Map<String, String> parameters,
    long timeoutSeconds,
    int retries,
    long waiting,
    JobRunView lastRun) {

  public JobView {
    schedules = List.copyOf(schedules);
  }
}
