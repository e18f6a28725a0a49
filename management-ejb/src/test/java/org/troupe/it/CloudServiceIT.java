package org.troupe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.troupe.cloudservice.CloudServiceCommands;
import org.troupe.cloudservice.NewDeployment;
import org.troupe.cloudservice.ServiceName;
import org.troupe.cloudservice.SwapCommands;
import org.troupe.definition.ConfigurationReader;
import org.troupe.deployment.Slot;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceRecord;
import org.troupe.instance.InstanceRecords;
import org.troupe.instance.LeavingLimits;
import org.troupe.instance.LeavingStep;
import org.troupe.instance.Renewal;
import org.troupe.instance.RoleInstance;
import org.troupe.instance.RoleInstances;
import org.troupe.operation.Operation;
import org.troupe.operation.OperationKind;
import org.troupe.overview.ServiceOverviews;
import org.troupe.queue.BrokerAdministration;
import org.troupe.reconcile.SnapshotReader;
import org.troupe.reconcile.plan.Desired;
import org.troupe.reconcile.plan.DesiredDeployment;
import org.troupe.refusal.RefusedException;
import org.troupe.routing.GatewayClient;
import org.troupe.servicepackage.StoredPackage;
import org.troupe.servicepackage.StoredPackages;
import org.troupe.wire.DeploymentView;
import org.troupe.wire.HttpRoute;
import org.troupe.wire.InstanceView;
import org.troupe.wire.OperationView;
import org.troupe.wire.Upstream;

/**
 * The control plane in a real Payara Micro, with the real PostgreSQL, broker and gateway; only the
 * instances are small HTTP servers. Each test has a service of its own.
 */
@ArquillianTest
class CloudServiceIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final AtomicInteger SERVICES = new AtomicInteger();

  @Inject private CloudServiceCommands commands;
  @Inject private ServiceOverviews overviews;
  @Inject private StoredPackages packages;
  @Inject private GatewayClient gateway;
  @Inject private BrokerAdministration broker;
  @Inject private FakeInstanceHost host;
  @Inject private SwapCommands swaps;
  @Inject private SnapshotReader snapshots;
  @Inject private RoleInstances instances;
  @Inject private InstanceRecords records;
  @Resource private UserTransaction transaction;

  @Resource(lookup = "jdbc/troupe")
  private DataSource database;

  private final String service = "shop" + SERVICES.incrementAndGet();

  @Deployment
  static WebArchive archive() {
    return Archives.controlPlane();
  }

  private long deploy(Slot slot, String version, int web, int worker) throws IOException {
    return deploy(service, slot, version, web, worker);
  }

  private long deploy(String service, Slot slot, String version, int web, int worker)
      throws IOException {
    StoredPackage stored = packages.store(SamplePackage.ofVersion(version), Optional.empty());
    String configuration = SamplePackage.configuration(web, worker);
    NewDeployment asked =
        new NewDeployment(
            new ServiceName(service),
            slot,
            stored,
            new ConfigurationReader().read(configuration, stored.definition()),
            configuration,
            false);
    return commands.deploy(asked, "tester").id();
  }

  private OperationView succeeds(long operation) {
    await().atMost(LIMIT).until(() -> !overviews.operation(operation).outcome().equals("running"));
    OperationView end = overviews.operation(operation);
    assertThat(end.outcome()).as(end.message()).isEqualTo("succeeded");
    return end;
  }

  private DeploymentView in(Slot slot) {
    return overviews.require(service).slots().stream()
        .filter(view -> view.slot().equals(slot.label()))
        .findFirst()
        .orElseThrow()
        .deployment();
  }

  private List<HttpRoute> routes() {
    return gateway.status().flatMap(gateway::routes).orElseThrow().httpRoutes().stream()
        .filter(route -> route.service().equals(service))
        .toList();
  }

  private List<String> routed(Slot slot) {
    return routes().stream()
        .filter(route -> route.slot().equals(slot.label()))
        .flatMap(route -> route.upstreams().stream())
        .map(Upstream::instance)
        .toList();
  }

  @Test
  void timersBringADeploymentUpAndItsRecordTellsHow() throws IOException {
    OperationView end = succeeds(deploy(Slot.STAGING, "1.0", 3, 2));

    assertThat(end.requestedBy()).isEqualTo("tester");
    assertThat(end.steps()).anyMatch(step -> step.text().equals("web_IN_2 is Ready"));
    assertThat(end.steps())
        .anyMatch(step -> step.text().matches("warning: .*cscfg:2: .*osFamily.*"));
    assertThat(end.finishedAt()).isAfter(end.startedAt());
    assertThat(in(Slot.STAGING).version()).isEqualTo("1.0");
    assertThat(in(Slot.STAGING).roles())
        .flatExtracting(role -> role.instances())
        .extracting(InstanceView::state)
        .hasSize(5)
        .containsOnly("Ready");
    assertThat(routed(Slot.STAGING)).hasSize(3);
    assertThat(routed(Slot.PRODUCTION)).isEmpty();
  }

  @Test
  void aSwapExchangesRoutesQueuesAndWhatInstancesKnow() throws IOException {
    succeeds(deploy(Slot.PRODUCTION, "1.0", 2, 1));
    succeeds(deploy(Slot.STAGING, "2.0", 1, 1));
    String first = in(Slot.PRODUCTION).id();
    String second = in(Slot.STAGING).id();

    succeeds(swaps.swap(service, false, "tester").id());

    assertThat(in(Slot.PRODUCTION).id()).isEqualTo(second);
    assertThat(in(Slot.STAGING).id()).isEqualTo(first);
    assertThat(routed(Slot.PRODUCTION)).containsExactly(second + "/web_IN_0");
    assertThat(routed(Slot.STAGING)).containsExactly(first + "/web_IN_0", first + "/web_IN_1");
    assertThat(broker.leads().orElseThrow())
        .containsEntry(service + ".photos", second + ".photos")
        .containsEntry(service + "-staging.photos", first + ".photos");
    InstanceKey promoted = new InstanceKey(second, "web", 0);
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(host.configuration(promoted))
                    .containsEntry("troupe.slot", "production")
                    .containsEntry("Colour", "green"));
  }

  @Test
  void scalingStartsAndStopsOnlyTheDifference() throws IOException {
    succeeds(deploy(Slot.PRODUCTION, "1.0", 2, 1));
    List<Long> before = pids();
    succeeds(
        commands
            .scale(service, Slot.PRODUCTION, Map.of("web", 4), LeavingLimits.OF_ROLE, "tester")
            .id());
    assertThat(routed(Slot.PRODUCTION)).hasSize(4);
    assertThat(pids()).containsAll(before);
    succeeds(
        commands
            .scale(service, Slot.PRODUCTION, Map.of("web", 2), LeavingLimits.OF_ROLE, "tester")
            .id());
    assertThat(pids()).isEqualTo(before);
  }

  private List<Long> pids() {
    return in(Slot.PRODUCTION).roles().stream()
        .flatMap(role -> role.instances().stream())
        .map(InstanceView::pid)
        .toList();
  }

  @Test
  void aDeadInstanceIsReplaced() throws IOException {
    succeeds(deploy(Slot.PRODUCTION, "1.0", 2, 1));
    InstanceKey victim = new InstanceKey(in(Slot.PRODUCTION).id(), "web", 1);
    long pid = pids().get(1);
    host.kill(victim);
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              assertThat(pids().get(1)).isNotEqualTo(pid);
              assertThat(routed(Slot.PRODUCTION)).hasSize(2);
            });
  }

  @Test
  void aDeletedSlotIsEmptiedAndTheServiceStays() throws IOException {
    succeeds(deploy(Slot.STAGING, "1.0", 1, 1));
    String id = in(Slot.STAGING).id();
    succeeds(commands.delete(service, Slot.STAGING, LeavingLimits.OF_ROLE, "tester").id());
    await()
        .atMost(LIMIT)
        .until(() -> host.list().stream().noneMatch(i -> i.key().deployment().equals(id)));
    assertThat(in(Slot.STAGING)).isNull();
    assertThat(routes()).isEmpty();
    assertThat(broker.leads().orElseThrow()).doesNotContainKey(service + "-staging.photos");
  }

  @Test
  void whatCannotBeDoneIsRefusedAndChangesNothing() throws IOException {
    assertRefused("SERVICE_UNKNOWN", () -> swaps.swap(service, false, "tester"));
    long running = deploy(Slot.STAGING, "1.0", 1, 1);
    assertRefused("OPERATION_IN_PROGRESS", () -> swaps.swap(service, false, "tester"));
    succeeds(running);
    assertRefused("SLOT_OCCUPIED", () -> deploy(Slot.STAGING, "2.0", 1, 1));
    assertRefused(
        "SLOT_EMPTY",
        () ->
            commands.scale(
                service, Slot.PRODUCTION, Map.of("web", 2), LeavingLimits.OF_ROLE, "tester"));
    assertThat(in(Slot.STAGING).version()).isEqualTo("1.0");
    assertThat(in(Slot.PRODUCTION)).isNull();
  }

  private static void assertRefused(String code, ThrowingCallable change) {
    assertThatThrownBy(change)
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  @Test
  void twoChangesAtOnceAreOneAndARefusal() throws Exception {
    succeeds(deploy(Slot.PRODUCTION, "1.0", 1, 1));
    AtomicInteger refused = new AtomicInteger();
    List<Thread> threads =
        java.util.stream.IntStream.range(0, 4)
            .mapToObj(
                i ->
                    new Thread(
                        () -> {
                          try {
                            Operation done =
                                commands.scale(
                                    service,
                                    Slot.PRODUCTION,
                                    Map.of("web", 2 + i),
                                    LeavingLimits.OF_ROLE,
                                    "tester");
                            assertThat(done.id()).isPositive();
                          } catch (RefusedException e) {
                            refused.incrementAndGet();
                          }
                        }))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(refused).hasValueGreaterThanOrEqualTo(1);
  }

  /** Else a look at a service collides with a change to it. */
  @Test
  void lookingAtAServiceWithEmptySlotsWritesNothing() throws Exception {
    succeeds(deploy(Slot.STAGING, "1.0", 1, 1));
    succeeds(commands.delete(service, Slot.STAGING, LeavingLimits.OF_ROLE, "tester").id());
    long version = rowVersion();

    overviews.require(service);

    assertThat(rowVersion()).isEqualTo(version);
  }

  private long rowVersion() throws SQLException {
    String query = "select row_version from cloud_service where name = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, service);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** A deployment that seems to belong to no slot would be taken down. */
  @Test
  void instancesAreOnRecordAsTheirEntitiesTell() throws Exception {
    succeeds(deploy(Slot.STAGING, "1.0", 2, 1));
    String id = in(Slot.STAGING).id();
    transaction.begin();
    try {
      RoleInstance changed = instances.find(new InstanceKey(id, "web", 1)).orElseThrow();
      changed.standBy(true);
      changed.retire(true);
      changed.askFor(Renewal.REBUILD);
      changed.wasDumped();
      changed.leaves(LeavingStep.QUIESCING, Instant.parse("2026-11-21T08:00:00.123456Z"));
      instances.add(
          new RoleInstance(
              new InstanceKey(id, "web", 2),
              new RoleInstance.Place(3, false, 2),
              "token",
              Instant.parse("2026-11-21T08:00:00Z")));
      List<InstanceRecord> entities =
          instances.of(id).stream().map(RoleInstance::recorded).toList();

      assertThat(records.all())
          .filteredOn(record -> record.key().deployment().equals(id))
          .containsExactlyInAnyOrderElementsOf(entities);
      assertThat(entities).hasSize(4);
    } finally {
      transaction.rollback();
    }
  }

  @Test
  void whateverIsCommittedMeanwhileADeploymentIsReadTogetherWithItsSlot() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    List<String> torn = new CopyOnWriteArrayList<>();
    Thread reader =
        new Thread(
            () -> {
              while (!done.get()) {
                torn.addAll(tornParts(snapshots.read("localhost").desired()));
              }
            });
    reader.start();
    try {
      for (int i = 0; i < 20; i++) {
        deploy(service + "-" + i, Slot.STAGING, "1.0", 1, 1);
      }
    } finally {
      done.set(true);
      reader.join();
    }
    assertThat(torn).isEmpty();
  }

  private List<String> tornParts(Desired desired) {
    Set<String> known =
        desired.deployments().stream().map(DesiredDeployment::id).collect(Collectors.toSet());
    Stream<String> withoutSlot =
        desired.deployments().stream()
            .filter(deployment -> deployment.service().startsWith(service + "-"))
            .filter(deployment -> deployment.slot().isEmpty())
            .map(deployment -> "no slot: " + deployment.id());
    Stream<String> withoutDeployment =
        desired.operations().stream()
            .filter(operation -> operation.kind() == OperationKind.DEPLOY)
            .filter(operation -> !known.contains(operation.deployment()))
            .map(operation -> "no deployment: " + operation.deployment());
    return Stream.concat(withoutSlot, withoutDeployment).toList();
  }
}
