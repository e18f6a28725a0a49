package org.troupe.job;

/** Names of the queues by which a deployment's workers and the controller speak of runs. */
final class JobQueues {

  private static final String REPORTS = ".troupe.reports";
  private static final String REQUESTS = ".troupe.requests";

  private JobQueues() {}

  static boolean isReports(String queue) {
    return queue.endsWith(REPORTS);
  }

  /** The deployment whose reports a queue has. */
  static String ofReports(String queue) {
    return queue.substring(0, queue.length() - REPORTS.length());
  }

  /** The deployment whose requests a queue has. */
  static String ofRequests(String queue) {
    return queue.substring(0, queue.length() - REQUESTS.length());
  }
}
