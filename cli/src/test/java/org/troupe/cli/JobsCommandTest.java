package org.troupe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsCommandTest {

  private static final String SLOT = "/services/shop/slots/production";
  private static final String JSON = "application/json";

  @TempDir private Path directory;
  private TroupeBed bed;
  private AdminRest rest;

  @BeforeEach
  void start() throws IOException {
    bed = new TroupeBed(directory);
    rest = bed.rest();
  }

  @AfterEach
  void stop() {
    bed.close();
  }

  @Test
  void jobs_are_listed_with_their_schedules_and_last_runs() {
    rest.onJson("GET " + SLOT + "/jobs", "[" + job(true, run("Failed", "no disk")) + "]");

    assertThat(bed.run("jobs", "shop")).isZero();
    assertThat(bed.out().toString().lines())
        .element(0)
        .isEqualTo("tidy  batch job tidy-job in worker, one at a time, 2 waiting");
    assertThat(bed.out().toString())
        .contains("  at 0 0 3 * * ? Europe/Berlin, next in ", ", 4 skipped")
        .contains("  last run r1 Failed, ", "  no disk");
  }

  @Test
  void a_slot_without_jobs_says_so() {
    rest.onJson("GET /services/shop/slots/staging/jobs", "[]");

    assertThat(bed.run("jobs", "shop", "--slot", "staging")).isZero();
    assertThat(bed.out().toString()).isEqualTo("staging of shop has no jobs.\n");
  }

  @Test
  void a_run_of_a_singleton_that_runs_is_queued_and_it_is_said_for_what() {
    rest.onJson("GET " + SLOT + "/jobs", "[" + job(true, run("Running", "")) + "]")
        .on("POST " + SLOT + "/jobs/tidy/runs", 202, JSON, run("Queued", "").replace("r1", "r2"));

    assertThat(bed.run("jobs", "shop", "run", "tidy", "depth=2", "path=a=b")).isZero();
    assertThat(bed.out().toString())
        .isEqualTo("r2 of tidy: Queued\nIt waits until r1 has ended, which is Running.\n");
    assertThat(rest.requests().get(1).body())
        .isEqualTo("{\"parameters\":{\"depth\":\"2\",\"path\":\"a=b\"}}");
  }

  @Test
  void runs_are_a_table() {
    rest.onJson(
        "GET " + SLOT + "/jobs/tidy/runs?limit=20",
        "{\"runs\":[" + run("Succeeded", "") + "],\"next\":7}");

    assertThat(bed.run("jobs", "shop", "runs", "tidy")).isZero();
    assertThat(bed.out().toString()).contains("RUN", "r1", "Succeeded", "and older ones");
  }

  @Test
  void a_log_is_followed_to_its_end_and_tells_what_is_left_out() {
    rest.onJson(
            "GET " + SLOT + "/runs/r1/log?from=0",
            "{\"text\":\"one\\n\",\"omitted\":0,\"next\":4,\"ended\":false}")
        .onJson(
            "GET " + SLOT + "/runs/r1/log?from=4",
            "{\"text\":\"three\\n\",\"omitted\":2000,\"next\":2010,\"ended\":true}");

    assertThat(bed.run("jobs", "shop", "log", "r1", "-f")).isZero();
    assertThat(bed.out().toString()).isEqualTo("one\n… 2,000 bytes are not kept …\nthree\n");
  }

  @Test
  void a_run_is_stopped_restarted_and_abandoned() {
    for (String change : new String[] {"stop", "restart", "abandon"}) {
      rest.on("POST " + SLOT + "/runs/r1/" + change, 202, JSON, run("Stopping", "Stop asked for."));
      assertThat(bed.run("jobs", "shop", change, "r1")).isZero();
    }
    assertThat(bed.out().toString()).startsWith("r1 of tidy: Stopping  Stop asked for.");
  }

  @Test
  void what_is_not_understood_is_wrong_usage() {
    assertThat(bed.run("jobs", "shop", "begin")).isEqualTo(2);
    assertThat(bed.err().toString()).contains("'begin' is no action; there are list, run,");
    assertThat(bed.run("jobs", "shop", "run", "tidy", "depth")).isEqualTo(2);
    assertThat(bed.run("jobs", "shop", "stop")).isEqualTo(2);
  }

  private static String job(boolean singleton, String lastRun) {
    return """
    {"job":"tidy","role":"worker","kind":"batch","target":"tidy-job","singleton":%s,
     "continuous":"none","queue":null,"schedules":[{"cron":"0 0 3 * * ?",
     "timeZone":"Europe/Berlin","windowSeconds":600,"next":"2099-01-01T00:00:00Z","last":null,
     "skipped":4}],"parameters":{},"timeoutSeconds":3600,"retries":0,"waiting":2,"lastRun":%s}
    """
        .formatted(singleton, lastRun);
  }

  private static String run(String status, String message) {
    return """
    {"id":"r1","job":"tidy","role":"worker","slot":"production","trigger":"demand",
     "requestedBy":"admin","parameters":{},"status":"%s","message":"%s","attempt":1,
     "queuedAt":"2026-01-01T00:00:00Z","notBefore":null,"startedAt":"2026-01-01T00:00:01Z",
     "endedAt":%s,"instance":"d/worker_IN_0","executionId":1,"exitStatus":null,"steps":[],
     "logBytes":0}
    """
        .formatted(
            status,
            message,
            status.equals("Running") || status.equals("Queued")
                ? "null"
                : "\"2026-01-01T00:00:09Z\"");
  }
}
