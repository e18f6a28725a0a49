package org.troupe.cli.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.troupe.wire.JobLogView;
import org.troupe.wire.JobRunView;
import org.troupe.wire.JobRunsView;
import org.troupe.wire.JobView;
import org.troupe.wire.RunJobRequest;

/** Calls the part of the admin REST that is about the jobs of one slot. */
public final class JobsClient {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final AdminHttp http;
  private final String path;

  JobsClient(AdminHttp http, String path) {
    this.http = http;
    this.path = path;
  }

  public Answer<List<JobView>> all() {
    return http.ask(path + "/jobs", LIMIT, new TypeReference<>() {});
  }

  /**
   * A page of runs, newest first.
   *
   * @param job of this job only
   * @param before as the page before gave it; empty for the first
   */
  public Answer<JobRunsView> runs(Optional<String> job, Optional<Long> before, int limit) {
    String of = job.map(name -> "/jobs/" + AdminClient.encoded(name)).orElse("");
    String from = before.map(number -> "&before=" + number).orElse("");
    return http.ask(path + of + "/runs?limit=" + limit + from, LIMIT, new TypeReference<>() {});
  }

  public Answer<JobRunView> run(String job, Map<String, String> parameters) {
    return read(
        http.request(path + "/jobs/" + AdminClient.encoded(job) + "/runs", LIMIT)
            .POST(AdminHttp.json(new RunJobRequest(parameters))));
  }

  public Answer<JobRunView> one(String run) {
    return read(http.request(path + "/runs/" + AdminClient.encoded(run), LIMIT));
  }

  /**
   * A part of what a run has written.
   *
   * @param from in bytes; negative counts from the end
   */
  public JobLogView log(String run, long from) {
    return AdminHttp.read(
        http.send(
            http.request(path + "/runs/" + AdminClient.encoded(run) + "/log?from=" + from, LIMIT)),
        new TypeReference<>() {});
  }

  /**
   * Has a run stop, go on, or never go on.
   *
   * @param change {@code stop}, {@code restart} or {@code abandon}
   */
  public Answer<JobRunView> change(String run, String change) {
    return read(
        http.request(path + "/runs/" + AdminClient.encoded(run) + "/" + change, LIMIT)
            .POST(BodyPublishers.noBody()));
  }

  private Answer<JobRunView> read(HttpRequest.Builder request) {
    return new Answer<>(http.send(request), new TypeReference<>() {});
  }
}
