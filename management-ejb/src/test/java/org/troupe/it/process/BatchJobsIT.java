package org.troupe.it.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.troupe.it.process.RunningHost.TOKEN;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.troupe.agentclient.AgentClient;
import org.troupe.instance.HostedInstance;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceSpec;
import org.troupe.it.process.app.NumberReader;
import org.troupe.it.process.app.RowWriter;
import org.troupe.job.BatchHistory;
import org.troupe.role.RoleKind;
import org.troupe.wire.RunOrder;
import org.troupe.wire.RunReport;

/** Batch jobs on real worker instances, with the service's database as their repository. */
class BatchJobsIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int MANY = 400;

  private final AgentClient agent = new AgentClient();

  @Test
  void runsJobsAndTellsWhatTheyDo() throws Exception {
    try (RunningHost running = new RunningHost();
        RunsAtBroker runs = new RunsAtBroker(running, "d8", "worker");
        Connection database = database(running)) {
      HostedInstance worker = worker(running, "d8", 0);

      runs.order(rows("all", 1, 65, 0, null));
      RunReport all = runs.ended("all", 1);
      assertThat(all.status()).isEqualTo(RunReport.SUCCEEDED);
      assertThat(all.exitStatus()).isEqualTo("COMPLETED");
      assertThat(all.instance()).isEqualTo("d8/worker_IN_0");
      assertThat(all.steps()).hasSize(1);
      RunReport.Step step = all.steps().get(0);
      assertThat(step.name()).isEqualTo("write");
      assertThat(step.read()).isEqualTo(65);
      assertThat(step.written()).isEqualTo(65);
      assertThat(step.commits()).isEqualTo(7);
      assertThat(step.startedAt()).isNotNull();
      assertThat(runs.of("all")).first().extracting(RunReport::event).isEqualTo("started");
      assertThat(runs.of("all")).extracting(RunReport::sequence).isSorted().doesNotHaveDuplicates();
      assertThat(runs.log("all")).contains("wrote 10 rows of all", "wrote 5 rows of all");
      assertThat(count(database, "all")).isEqualTo("65 65");

      // Each chunk is one transaction.
      assertThat(ask(database, "select count(distinct xmin::text) from job_row where name = 'all'"))
          .isEqualTo("7");

      runs.order(order("parts", 1, "parts", Map.of(), null));
      RunReport parts = runs.ended("parts", 1);
      assertThat(parts.status()).as("%s", runs.of("parts")).isEqualTo(RunReport.SUCCEEDED);
      assertThat(count(database, "left %")).isEqualTo("200 200");
      assertThat(count(database, "right")).isEqualTo("30 30");
      assertThat(runs.log("parts")).contains("rows of left a", "rows of left d", "rows of right");
      assertThat(parts.steps())
          .extracting(RunReport.Step::name)
          .contains("left-step", "right-step");
      assertThat(parts.steps()).extracting(RunReport.Step::written).contains(200L, 30L);
      assertThat(partitions(parts)).isEqualTo(Map.of("left-step", 4, "right-step", 0));

      runs.order(rows("again", 1, MANY, 100, null));
      runs.await("again", report -> report.executionId() != null);
      Awaitility.await().atMost(LIMIT).until(() -> !count(database, "again").startsWith("0 "));
      assertThat(agent.stopRun(worker.port(), TOKEN, "again")).isTrue();
      RunReport stopped = runs.ended("again", 1);
      assertThat(stopped.status()).isEqualTo(RunReport.STOPPED);
      assertThat(count(database, "again")).isNotEqualTo("400 400");
      assertThat(agent.stopRun(worker.port(), TOKEN, "another")).isFalse();
      runs.order(rows("again", 2, MANY, 0, stopped.executionId()));
      assertThat(runs.ended("again", 2).status()).isEqualTo(RunReport.SUCCEEDED);
      assertThat(count(database, "again")).isEqualTo("400 400");

      runs.order(order("unknown", 1, "nothing", Map.of(), null));
      assertThat(runs.ended("unknown", 1).message())
          .isEqualTo("The role has no batch job META-INF/batch-jobs/nothing.xml.");
      runs.order(order("wrong", 1, "rows", Map.of("name", "wrong", "count", "x"), null));
      assertThat(runs.ended("wrong", 1).status()).isEqualTo(RunReport.FAILED);
      assertThat(runs.log("wrong")).contains("NumberFormatException");

      forgetsAllOfARunAndNothingOfOthers(database, all.executionId(), parts.executionId());
    }
  }

  @Test
  void goesOnElsewhereFromTheLastCheckpoint() throws Exception {
    try (RunningHost running = new RunningHost();
        RunsAtBroker runs = new RunsAtBroker(running, "d9", "worker");
        Connection database = database(running)) {
      HostedInstance first = worker(running, "d9", 0);
      runs.order(rows("killed", 1, MANY, 100, null));
      runs.order(rows("untold", 1, MANY, 100, null));
      long execution = runs.await("killed", report -> report.executionId() != null).executionId();
      Awaitility.await()
          .atMost(LIMIT)
          .until(() -> rows(database, "killed") >= 100 && rows(database, "untold") >= 100);
      running.end(first.key());
      assertThat(rows(database, "killed")).isLessThan(MANY);

      HostedInstance second = worker(running, "d9", 1);
      runs.order(rows("killed", 2, MANY, 0, execution));
      // As if the first worker had died before it could tell the execution.
      runs.order(rows("untold", 2, MANY, 0, null));
      RunReport ended = runs.ended("killed", 2);
      assertThat(ended.status()).as("%s", runs.of("killed")).isEqualTo(RunReport.SUCCEEDED);
      assertThat(ended.instance()).isEqualTo("d9/worker_IN_1");
      assertThat(ended.executionId()).isNotEqualTo(execution);
      assertThat(ended.steps().get(0).written()).isLessThan(MANY);
      assertThat(runs.ended("untold", 2).status()).isEqualTo(RunReport.SUCCEEDED);
      assertThat(count(database, "killed")).isEqualTo("400 400");
      assertThat(count(database, "untold")).isEqualTo("400 400");

      runs.order(rows("left", 1, MANY, 100, null));
      Awaitility.await().atMost(LIMIT).until(() -> rows(database, "left") >= 50);
      assertThat(agent.quiesce(second.port(), TOKEN, Duration.ofSeconds(4)).done()).isTrue();
      RunReport left = runs.ended("left", 1);
      assertThat(left.status()).isEqualTo(RunReport.HANDED_BACK);
      assertThat(left.executionId()).isNotNull();
      runs.order(rows("left", 2, MANY, 0, left.executionId()));
      // It takes nothing any more, until it is wanted again; what it has seen it does not forget.
      Awaitility.await().during(Duration.ofSeconds(3)).until(() -> runs.waiting() == 1);
      running.host.terminate(second.key());
      Awaitility.await()
          .atMost(LIMIT)
          .until(() -> !running.listed(running.host, second.key()).running());
      worker(running, "d9", 2);
      assertThat(runs.ended("left", 2).status()).isEqualTo(RunReport.SUCCEEDED);
      assertThat(count(database, "left")).isEqualTo("400 400");
    }
  }

  @Test
  void doesNotRepeatPartitionsAndFlowsThatWereDoneBeforeItsWorkerWasKilled() throws Exception {
    try (RunningHost running = new RunningHost();
        RunsAtBroker runs = new RunsAtBroker(running, "d11", "worker");
        Connection database = database(running)) {
      HostedInstance first = worker(running, "d11", 0);
      runs.order(uneven("cut", 1, 300, null));
      runs.order(uneven("split", 1, 300, null));
      long execution = runs.await("split", report -> report.executionId() != null).executionId();
      for (String run : List.of("cut", "split")) {
        Awaitility.await(run + " is in its midst")
            .atMost(LIMIT)
            .until(
                () ->
                    rows(database, run + " quick%") == 20
                        && rows(database, run + " slow 0") >= 30
                        && (run.equals("split") || rows(database, run + " slow 1") >= 30));
      }
      running.end(first.key());
      assertThat(rows(database, "% slow 0")).isLessThan(400);

      worker(running, "d11", 1);
      // Of this one, as if the first worker had died before it could tell the execution.
      runs.order(uneven("cut", 2, 0, null));
      runs.order(uneven("split", 2, 0, execution));
      for (String run : List.of("cut", "split")) {
        RunReport ended = runs.ended(run, 2);
        assertThat(ended.status()).as("%s", runs.of(run)).isEqualTo(RunReport.SUCCEEDED);
        assertThat(ended.instance()).isEqualTo("d11/worker_IN_1");
        assertThat(count(database, run + " quick%")).as(run).isEqualTo("20 20");
        String slow = run.equals("split") ? "200 200" : "400 400";
        assertThat(count(database, run + " slow%")).as(run).isEqualTo(slow);
        assertThat(count(database, run + " after")).as(run).isEqualTo("10 10");
        String again =
            runs.of(run).stream()
                .filter(report -> report.attempt() == 2 && report.text() != null)
                .map(RunReport::text)
                .collect(Collectors.joining());
        assertThat(again).contains("rows of " + run + " slow 0").doesNotContain("quick");
      }
    }
  }

  private static RunOrder uneven(String run, int attempt, int pause, Long restartOf) {
    return order(run, attempt, run, Map.of("name", run, "pause", String.valueOf(pause)), restartOf);
  }

  /** One run by its execution, one as if nobody had told of its execution. */
  private static void forgetsAllOfARunAndNothingOfOthers(
      Connection database, long execution, long kept) throws Exception {
    long before = instances(database);
    assertThat(BatchHistory.forget(database, List.of(execution), List.of("again", "unknown")))
        .isEqualTo(2);
    database.setAutoCommit(true);
    assertThat(instances(database)).isEqualTo(before - 2);
    // With its two flows and four partitions.
    assertThat(BatchHistory.forget(database, List.of(kept, execution), List.of())).isEqualTo(7);
    database.setAutoCommit(true);
    assertThat(instances(database)).isEqualTo(before - 9);
    for (String orphans :
        List.of(
            "executioninstancedata where jobinstanceid not in (select jobinstanceid",
            "checkpointdata where split_part(id, ',', 1) not in (select jobinstanceid::text",
            "jobstatus where id not in (select jobinstanceid")) {
      String question =
          "select count(*) from troupe_batch_" + orphans + " from troupe_batch_jobinstancedata)";
      assertThat(ask(database, question)).as(question).isEqualTo("0");
    }
  }

  private static long instances(Connection database) throws Exception {
    return Long.parseLong(ask(database, "select count(*) from troupe_batch_jobinstancedata"));
  }

  private static Map<String, Integer> partitions(RunReport report) {
    return report.steps().stream()
        .collect(Collectors.toMap(RunReport.Step::name, RunReport.Step::partitions, Math::max));
  }

  private static RunOrder rows(String run, int attempt, int count, int pause, Long restartOf) {
    return order(
        run,
        attempt,
        "rows",
        Map.of("name", run, "count", String.valueOf(count), "pause", String.valueOf(pause)),
        restartOf);
  }

  private static RunOrder order(
      String run, int attempt, String job, Map<String, String> parameters, Long restartOf) {
    return new RunOrder(
        run, attempt, "worker", job, RunOrder.BATCH, job, parameters, restartOf, 300, 1 << 20);
  }

  private static HostedInstance worker(RunningHost running, String deployment, int ordinal)
      throws Exception {
    Path files = running.roleFiles();
    ShrinkWrap.create(JavaArchive.class)
        .addClasses(NumberReader.class, RowWriter.class)
        .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml")
        .addAsManifestResource("batch-jobs/rows.xml", "batch-jobs/rows.xml")
        .addAsManifestResource("batch-jobs/parts.xml", "batch-jobs/parts.xml")
        .addAsManifestResource("batch-jobs/cut.xml", "batch-jobs/cut.xml")
        .addAsManifestResource("batch-jobs/split.xml", "batch-jobs/split.xml")
        .as(ZipExporter.class)
        .exportTo(files.resolve("jobs.jar").toFile());
    HostedInstance worker =
        running.host.start(
            RunningHost.with(
                new InstanceSpec.Work(true, List.of(), Optional.empty()),
                running.spec(
                    new InstanceKey(deployment, "worker", ordinal),
                    RoleKind.WORKER,
                    files,
                    "jobs.jar",
                    "",
                    Map.of())));
    running.awaitState(worker, "READY");
    return worker;
  }

  private static Connection database(RunningHost running) throws Exception {
    Connection connection =
        DriverManager.getConnection(
            running.neighbour("database.url"),
            running.neighbour("database.user"),
            running.neighbour("database.password"));
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists job_row (name text, item int)");
      statement.execute("truncate job_row");
    }
    return connection;
  }

  private static long rows(Connection database, String name) throws Exception {
    String both = count(database, name);
    return Long.parseLong(both.substring(0, both.indexOf(' ')));
  }

  /** How many rows, and how many different ones. */
  private static String count(Connection database, String name) throws Exception {
    return ask(
        database,
        "select count(*) || ' ' || count(distinct (name, item)) from job_row"
            + " where name like '"
            + name
            + "'");
  }

  private static String ask(Connection database, String question) throws Exception {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getString(1);
    }
  }
}
