package org.troupe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.troupe.cloudservice.CloudServiceCommands;
import org.troupe.cloudservice.NewDeployment;
import org.troupe.cloudservice.ServiceName;
import org.troupe.cloudservice.SwapCommands;
import org.troupe.database.ServiceDatabases;
import org.troupe.definition.ConfigurationReader;
import org.troupe.deployment.Slot;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.LeavingLimits;
import org.troupe.it.FakeJobWorker.Taken;
import org.troupe.job.JobCommands;
import org.troupe.job.JobOverviews;
import org.troupe.job.JobRecords;
import org.troupe.overview.ServiceOverviews;
import org.troupe.platform.ControllerConfig;
import org.troupe.refusal.RefusedException;
import org.troupe.servicepackage.StoredPackage;
import org.troupe.servicepackage.StoredPackages;
import org.troupe.wire.JobRunView;
import org.troupe.wire.RunOrder;
import org.troupe.wire.RunReport;

/**
 * Jobs in the real control plane, with the real PostgreSQL and broker; only the workers are false.
 * Each test has a service of its own.
 */
@ArquillianTest
class JobsIT {

  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final AtomicInteger SERVICES = new AtomicInteger();
  private static final String TIDY =
      "<t:Job name='tidy' batch='tidy' retries='1' retryDelay='PT1S'>"
          + "<t:Parameter name='depth' value='2'/></t:Job>";

  @Inject private CloudServiceCommands commands;
  @Inject private SwapCommands swaps;
  @Inject private ServiceOverviews services;
  @Inject private StoredPackages packages;
  @Inject private JobCommands jobs;
  @Inject private JobOverviews overviews;
  @Inject private JobRecords records;
  @Inject private FakeInstanceHost host;
  @Inject private ControllerConfig config;
  @Inject private ServiceDatabases databases;

  private final String service = "jobs" + SERVICES.incrementAndGet();
  private final List<FakeJobWorker> workers = new ArrayList<>();

  @Deployment
  static WebArchive archive() {
    return Archives.controlPlane();
  }

  @AfterEach
  void end() {
    workers.forEach(FakeJobWorker::close);
    for (Slot slot : Slot.values()) {
      if (in(slot).isPresent()) {
        await()
            .atMost(LIMIT)
            .ignoreExceptions()
            .until(() -> commands.delete(service, slot, LeavingLimits.OF_ROLE, "tester") != null);
      }
    }
  }

  private Optional<String> in(Slot slot) {
    return services.require(service).slots().stream()
        .filter(view -> view.slot().equals(slot.label()) && view.deployment() != null)
        .map(view -> view.deployment().id())
        .findFirst();
  }

  private String deploy(Slot slot, String version, String elements) throws IOException {
    StoredPackage stored =
        packages.store(SamplePackage.withInWorker(version, elements), Optional.empty());
    String configuration = SamplePackage.configuration(1, 2);
    long operation =
        commands
            .deploy(
                new NewDeployment(
                    new ServiceName(service),
                    slot,
                    stored,
                    new ConfigurationReader().read(configuration, stored.definition()),
                    configuration,
                    false),
                "tester")
            .id();
    succeeds(operation);
    return in(slot).orElseThrow();
  }

  private void succeeds(long operation) {
    await().atMost(LIMIT).until(() -> !services.operation(operation).outcome().equals("running"));
    assertThat(services.operation(operation).outcome())
        .as(services.operation(operation).message())
        .isEqualTo("succeeded");
  }

  private FakeJobWorker worker(String deployment, int ordinal, Consumer<Taken> work) {
    InstanceKey key = new InstanceKey(deployment, "worker", ordinal);
    // The queue is made by the first pass that sees the deployment.
    FakeJobWorker worker =
        await()
            .atMost(LIMIT)
            .ignoreExceptions()
            .until(
                () ->
                    new FakeJobWorker(
                        config.broker(), host, key, UUID.randomUUID().toString(), work),
                made -> true);
    workers.add(worker);
    return worker;
  }

  private JobRunView run(String job) {
    return jobs.run(service, Slot.PRODUCTION, job, Map.of("colour", "green"), "tester");
  }

  private JobRunView view(String run) {
    return overviews.run(service, Slot.PRODUCTION, run);
  }

  private JobRunView becomes(String run, String status) {
    await().atMost(LIMIT).until(() -> view(run).status().equals(status));
    return view(run);
  }

  @Test
  void aRunIsHandedOutFollowedAndRecorded() throws IOException {
    String deployment = deploy(Slot.PRODUCTION, "1.0", TIDY);
    FakeJobWorker worker = worker(deployment, 0, taken -> {});
    String run = run("tidy").id();

    becomes(run, "Running");
    RunOrder order = worker.orders().get(0);
    worker.taken(run).writes("hello\n");
    worker
        .taken(run)
        .progresses(7, new RunReport.Step("s", "STARTED", null, 10, 9, 1, 2, 0, null, null, 0));
    await().atMost(LIMIT).until(() -> !view(run).steps().isEmpty());
    worker.taken(run).writes("bye\n");
    worker.taken(run).ends(RunReport.SUCCEEDED, null);
    JobRunView end = becomes(run, "Succeeded");

    assertThat(order.parameters())
        .containsOnly(Map.entry("depth", "2"), Map.entry("colour", "green"));
    assertThat(order.kind()).isEqualTo("batch");
    assertThat(order.restartOf()).isNull();
    assertThat(end.instance()).isEqualTo(deployment + "/worker_IN_0");
    assertThat(end.requestedBy()).isEqualTo("tester");
    assertThat(end.steps().get(0).written()).isEqualTo(9);
    assertThat(end.attempt()).isEqualTo(1);
    assertThat(overviews.log(service, Slot.PRODUCTION, run, 0).text()).isEqualTo("hello\nbye\n");
    assertThat(overviews.log(service, Slot.PRODUCTION, run, 6).text()).isEqualTo("bye\n");
    assertThat(overviews.log(service, Slot.PRODUCTION, run, 6).ended()).isTrue();
    assertThat(
            overviews
                .runs(service, Slot.PRODUCTION, Optional.of("tidy"), Optional.empty(), 5)
                .runs())
        .hasSize(1);
  }

  @Test
  void aRunThatFailsIsTriedAgainFromItsLastCheckpoint() throws IOException {
    String deployment = deploy(Slot.PRODUCTION, "1.0", TIDY);
    FakeJobWorker worker =
        worker(
            deployment,
            0,
            taken -> {
              taken.progresses(40 + taken.order().attempt());
              taken.ends(
                  taken.order().attempt() == 1 ? RunReport.FAILED : RunReport.SUCCEEDED, "so");
            });
    String run = run("tidy").id();

    JobRunView end = becomes(run, "Succeeded");

    assertThat(end.attempt()).isEqualTo(2);
    assertThat(worker.orders()).hasSize(2);
    assertThat(worker.orders().get(1).restartOf()).isEqualTo(41);
  }

  @Test
  void aRunWhoseWorkerDiesGoesOnElsewhereFromItsLastCheckpoint() throws IOException {
    String deployment = deploy(Slot.PRODUCTION, "1.0", TIDY);
    FakeJobWorker first = worker(deployment, 0, taken -> taken.progresses(77));
    String run = run("tidy").id();
    becomes(run, "Running");
    await().atMost(LIMIT).until(() -> view(run).executionId() != null);
    first.close();
    FakeJobWorker second = worker(deployment, 1, taken -> taken.ends(RunReport.SUCCEEDED, null));

    host.kill(new InstanceKey(deployment, "worker", 0));
    JobRunView end = becomes(run, "Succeeded");

    assertThat(end.attempt()).isEqualTo(2);
    assertThat(end.instance()).endsWith("worker_IN_1");
    assertThat(second.orders().get(0).restartOf()).isEqualTo(77);
  }

  @Test
  void aRunIsStoppedAndRestartedOnDemand() throws IOException {
    String deployment =
        deploy(Slot.PRODUCTION, "1.0", TIDY.replace("tidy' b", "tidy' singleton='true' b"));
    FakeJobWorker worker = worker(deployment, 0, taken -> {});
    host.onStopRun(
        run ->
            Optional.ofNullable(worker.taken(run))
                .ifPresent(taken -> taken.ends(RunReport.STOPPED, "")));
    String run = run("tidy").id();
    becomes(run, "Running");
    String waiting = run("tidy").id();

    jobs.stop(service, Slot.PRODUCTION, run, "ann");
    assertThat(becomes(run, "Stopped").message()).contains("ann");
    becomes(waiting, "Running");
    jobs.restart(service, Slot.PRODUCTION, run, "ann");
    worker.taken(waiting).ends(RunReport.SUCCEEDED, null);
    becomes(run, "Running");
    worker.taken(run).ends(RunReport.SUCCEEDED, null);
    becomes(run, "Succeeded");

    assertThatThrownBy(() -> jobs.restart(service, Slot.PRODUCTION, run, "ann"))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.code()).isEqualTo("RUN_NOT_RESTARTABLE"));
    assertThatThrownBy(() -> run("tydi"))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.code()).isEqualTo("JOB_UNKNOWN"));
  }

  @Test
  void messagesAndTheIntakeBeginRunsOnceEach() throws Exception {
    String deployment =
        deploy(
            Slot.PRODUCTION,
            "1.0",
            "<t:Job name='tidy' batch='tidy'><t:OnMessage queue='photos'/></t:Job>");
    FakeJobWorker worker = worker(deployment, 0, taken -> taken.ends(RunReport.SUCCEEDED, null));

    send(deployment + ".photos", "{\"size\":3,\"name\":\"a\",\"deep\":true}");
    send(deployment + ".photos", "not json");
    String request =
        "{\"run\":\"r-%s\",\"job\":\"tidy\",\"parameters\":{\"x\":\"y\"}}".formatted(service);
    send(deployment + ".troupe.requests", request);
    send(deployment + ".troupe.requests", request);

    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(runs())
                    .extracting(r -> r.trigger() + " " + r.status())
                    .containsExactlyInAnyOrder(
                        "message Succeeded", "message Failed", "intake Succeeded"));
    assertThat(worker.orders()).hasSize(2);
    assertThat(worker.orders().stream().filter(o -> o.parameters().containsKey("size")).findFirst())
        .get()
        .satisfies(
            order ->
                assertThat(order.parameters())
                    .containsOnly(
                        Map.entry("size", "3"), Map.entry("name", "a"), Map.entry("deep", "true")));
    await().atMost(LIMIT).until(() -> told("r-" + service).equals("Succeeded"));
  }

  @Test
  void whatTheIntakeAskedForInVainEndsAsFailed() throws Exception {
    String deployment = deploy(Slot.PRODUCTION, "1.0", TIDY);
    worker(deployment, 0, taken -> taken.ends(RunReport.SUCCEEDED, null));
    try (Connection connection = databases.connectTo(service);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into troupe.run (id, job, status, changed) values ('u-%s', 'tydi', 'Queued', now())"
              .formatted(service));
    }

    send(
        deployment + ".troupe.requests",
        "{\"run\":\"u-%s\",\"job\":\"tydi\",\"parameters\":{}}".formatted(service));

    await().atMost(LIMIT).until(() -> told("u-" + service).equals("Failed"));
    assertThat(runs()).isEmpty();
  }

  @Test
  void runsThatTheirJobDoesNotKeepAreForgottenButForThoseThatGoOn() throws IOException {
    String deployment =
        deploy(Slot.PRODUCTION, "1.0", TIDY.replace("tidy' b", "tidy' keepRuns='2' b"));
    FakeJobWorker worker = worker(deployment, 0, taken -> taken.progresses(7));
    List<String> ids = Stream.generate(() -> run("tidy").id()).limit(5).toList();
    ids.forEach(run -> becomes(run, "Running"));
    ids.stream().skip(1).forEach(run -> worker.taken(run).ends(RunReport.SUCCEEDED, null));
    ids.stream().skip(1).forEach(run -> becomes(run, "Succeeded"));

    assertThat(records.services()).contains(service);
    records.prune(service, 1);
    records.prune(service, 10);

    assertThat(runs())
        .extracting(JobRunView::id)
        .containsExactlyInAnyOrder(ids.get(0), ids.get(3), ids.get(4));
    worker.taken(ids.get(0)).ends(RunReport.SUCCEEDED, null);
    becomes(ids.get(0), "Succeeded");
  }

  private List<JobRunView> runs() {
    return overviews.runs(service, Slot.PRODUCTION, Optional.empty(), Optional.empty(), 500).runs();
  }

  private String told(String run) throws Exception {
    try (Connection connection = databases.connectTo(service);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select status from troupe.run where id = '" + run + "'")) {
      return row.next() ? row.getString(1) : "";
    }
  }

  private void send(String queue, String text) throws Exception {
    try (ServerLocator locator =
            ActiveMQClient.createServerLocator(
                "tcp://" + config.broker().host() + ":" + config.broker().port());
        ClientSession session =
            locator
                .createSessionFactory()
                .createSession(
                    config.broker().user(),
                    config.broker().password(),
                    false,
                    true,
                    true,
                    false,
                    0)) {
      ClientMessage message = session.createMessage(Message.TEXT_TYPE, true);
      message.getBodyBuffer().writeNullableSimpleString(SimpleString.of(text));
      session.createProducer(queue).send(message);
    }
  }

  @Test
  void noTickOfEachSecondIsLostOrDoubledAcrossASwap() throws IOException {
    String eachSecond =
        "<t:Job name='beat' batch='beat' keepRuns='1000'><t:Schedule cron='* * * * * ?'/></t:Job>";
    String first = deploy(Slot.PRODUCTION, "1.0", eachSecond);
    FakeJobWorker one = worker(first, 0, taken -> taken.ends(RunReport.SUCCEEDED, null));
    String second = deploy(Slot.STAGING, "2.0", eachSecond);
    FakeJobWorker two = worker(second, 0, taken -> taken.ends(RunReport.SUCCEEDED, null));
    await().atMost(LIMIT).until(() -> one.orders().size() >= 3);
    assertThat(two.orders()).isEmpty();

    succeeds(swaps.swap(service, false, "tester").id());
    int before = two.orders().size();
    await().atMost(LIMIT).until(() -> two.orders().size() >= before + 5);

    await()
        .atMost(LIMIT)
        .until(() -> runs().stream().filter(r -> !r.status().equals("Succeeded")).count() <= 1);
    List<String> ticks =
        runs().stream()
            .map(JobRunView::requestedBy)
            .map(at -> at.replaceAll(".* at ", ""))
            .toList();
    assertThat(ticks).doesNotHaveDuplicates();
    assertThat(ticks).hasSizeGreaterThan(8);
    Duration span =
        Duration.between(Instant.parse(ticks.get(ticks.size() - 1)), Instant.parse(ticks.get(0)));
    assertThat(ticks).hasSize((int) span.toSeconds() + 1);
    assertThat(runs()).allMatch(run -> run.attempt() <= 2);
    assertThat(overviews.jobs(service, Slot.PRODUCTION).get(0).schedules().get(0).skipped())
        .isZero();
  }
}
