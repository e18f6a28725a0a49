package org.troupe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.troupe.cloudservice.CloudServiceCommands;
import org.troupe.cloudservice.NewDeployment;
import org.troupe.cloudservice.NewUpgrade;
import org.troupe.cloudservice.RenewalCommands;
import org.troupe.cloudservice.ServiceName;
import org.troupe.cloudservice.SwapCommands;
import org.troupe.cloudservice.UpgradeCommands;
import org.troupe.definition.ConfigurationReader;
import org.troupe.deployment.Slot;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.LeavingLimits;
import org.troupe.instance.Renewal;
import org.troupe.overview.ServiceOverviews;
import org.troupe.refusal.RefusedException;
import org.troupe.servicepackage.StoredPackage;
import org.troupe.servicepackage.StoredPackages;
import org.troupe.wire.DeploymentView;
import org.troupe.wire.InstanceView;
import org.troupe.wire.OperationStepView;
import org.troupe.wire.OperationView;

/**
 * Upgrades, restarts, stops, hangs and the phases of a swap, in a real Payara Micro with the real
 * PostgreSQL, broker and gateway. Each test has a service of its own.
 */
@ArquillianTest
class LifecycleIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final AtomicInteger SERVICES = new AtomicInteger();

  @Inject private CloudServiceCommands commands;
  @Inject private UpgradeCommands upgrades;
  @Inject private RenewalCommands renewals;
  @Inject private SwapCommands swaps;
  @Inject private ServiceOverviews overviews;
  @Inject private StoredPackages packages;
  @Inject private FakeInstanceHost host;

  private final String service = "life" + SERVICES.incrementAndGet();

  @Deployment
  static WebArchive archive() {
    return Archives.controlPlane();
  }

  private StoredPackage stored(String version) throws IOException {
    return packages.store(SamplePackage.ofVersion(version), Optional.empty());
  }

  private String deploy(Slot slot, String version, int web, boolean autoSwap) throws IOException {
    return deploy(slot, version, SamplePackage.configuration(web, 1), autoSwap);
  }

  private String deploy(Slot slot, String version, String configuration, boolean autoSwap)
      throws IOException {
    StoredPackage stored = stored(version);
    NewDeployment asked =
        new NewDeployment(
            new ServiceName(service),
            slot,
            stored,
            new ConfigurationReader().read(configuration, stored.definition()),
            configuration,
            autoSwap);
    succeeds(commands.deploy(asked, "tester").id());
    return in(slot).map(DeploymentView::id).orElse("");
  }

  private long upgrade(Optional<String> version, Optional<String> configuration, boolean manual)
      throws IOException {
    Optional<StoredPackage> stored =
        version.isPresent() ? Optional.of(stored(version.get())) : Optional.empty();
    return upgrades
        .upgrade(
            new NewUpgrade(
                service,
                Slot.PRODUCTION,
                stored,
                configuration,
                Optional.empty(),
                manual,
                LeavingLimits.OF_ROLE),
            "tester")
        .id();
  }

  private OperationView ends(long operation) {
    await().atMost(LIMIT).until(() -> !overviews.operation(operation).outcome().equals("running"));
    return overviews.operation(operation);
  }

  private OperationView succeeds(long operation) {
    OperationView end = ends(operation);
    assertThat(end.outcome()).as(end.message() + lines(end)).isEqualTo("succeeded");
    return end;
  }

  private static List<String> lines(OperationView operation) {
    return operation.steps().stream().map(OperationStepView::text).toList();
  }

  private Optional<DeploymentView> in(Slot slot) {
    return overviews.require(service).slots().stream()
        .filter(view -> view.slot().equals(slot.label()))
        .findFirst()
        .flatMap(view -> Optional.ofNullable(view.deployment()));
  }

  private List<InstanceView> web(Slot slot) {
    return in(slot).orElseThrow().roles().stream()
        .filter(role -> role.name().equals("web"))
        .findFirst()
        .orElseThrow()
        .instances();
  }

  private static InstanceKey key(String deployment, String name) {
    return InstanceKey.of(deployment, name);
  }

  private void reaches(long operation, String phase) {
    await().atMost(LIMIT).until(() -> phase.equals(overviews.operation(operation).phase()));
  }

  @Test
  void anUpgradeStopsEachInstanceInOrderAndEndsWithAllOnTheNextVersion() throws IOException {
    String id = deploy(Slot.PRODUCTION, "1.0", 2, false);

    OperationView end = succeeds(upgrade(Optional.of("2.0"), Optional.empty(), false));

    assertThat(in(Slot.PRODUCTION).orElseThrow().id()).isEqualTo(id);
    assertThat(in(Slot.PRODUCTION).orElseThrow().version()).isEqualTo("2.0");
    assertThat(host.configuration(key(id, "web_IN_1"))).containsEntry("troupe.version", "2.0");
    assertThat(lines(end))
        .containsSubsequence(
            "web_IN_0: gets no more requests",
            "web_IN_0: has finished its requests",
            "web_IN_0: its consumers have stopped",
            "web_IN_0 was told to stop",
            "web_IN_0: SIGTERM",
            "web_IN_0 is Ready",
            "on to upgrade domain 1",
            "web_IN_1 is Ready",
            "all instances run version 2.0");
  }

  @Test
  void onCommandAnUpgradeGoesBackAndNothingHasChanged() throws IOException {
    deploy(Slot.PRODUCTION, "1.0", 2, false);
    long upgrade = upgrade(Optional.of("2.0"), Optional.empty(), true);
    reaches(upgrade, "waiting");
    upgrades.walk(service, Slot.PRODUCTION, "tester");
    await().atMost(LIMIT).until(() -> web(Slot.PRODUCTION).get(0).version().equals("2.0"));
    reaches(upgrade, "waiting");
    assertThat(web(Slot.PRODUCTION).get(1).version()).isEqualTo("1.0");

    upgrades.rollback(service, Slot.PRODUCTION, "tester");

    OperationView end = ends(upgrade);
    assertThat(end.outcome()).isEqualTo("failed");
    assertThat(end.message()).isEqualTo("rolled back: asked by tester");
    assertThat(web(Slot.PRODUCTION)).extracting(InstanceView::version).containsOnly("1.0");
    assertThat(in(Slot.PRODUCTION).orElseThrow().version()).isEqualTo("1.0");
  }

  @Test
  void settingsReachRunningInstancesAndOnlyThoseThatNeedItRestart() throws IOException {
    String id = deploy(Slot.PRODUCTION, "1.0", 2, false);
    List<Long> pids = web(Slot.PRODUCTION).stream().map(InstanceView::pid).toList();
    String red = SamplePackage.configuration(2, 1).replace("green", "red");
    succeeds(upgrade(Optional.empty(), Optional.of(red), false));
    assertThat(host.configuration(key(id, "web_IN_0"))).containsEntry("Colour", "red");
    assertThat(web(Slot.PRODUCTION)).extracting(InstanceView::pid).isEqualTo(pids);

    succeeds(upgrade(Optional.empty(), Optional.of(red.replace("calm", "wild")), false));
    assertThat(host.configuration(key(id, "web_IN_0"))).containsEntry("Mode", "wild");
    assertThat(web(Slot.PRODUCTION))
        .extracting(InstanceView::pid)
        .doesNotContainAnyElementsOf(pids);
  }

  @Test
  void aRestartKeepsTheDirectoryAndARebuildDoesNot() throws IOException {
    String id = deploy(Slot.PRODUCTION, "1.0", 2, false);
    succeeds(renew(Renewal.RESTART, List.of("web_IN_1")));
    assertThat(host.spec(key(id, "web_IN_1")).renewal()).isEqualTo(Renewal.RESTART);
    assertThat(web(Slot.PRODUCTION).get(0).starts()).isEqualTo(1);
    assertThat(web(Slot.PRODUCTION).get(1).starts()).isEqualTo(2);

    succeeds(renew(Renewal.REBUILD, List.of()));
    assertThat(host.spec(key(id, "web_IN_0")).renewal()).isEqualTo(Renewal.REBUILD);
    assertRefused("INSTANCE_UNKNOWN", () -> renew(Renewal.RESTART, List.of("web_IN_7")));
  }

  private long renew(Renewal renewal, List<String> names) {
    return renewals
        .renew(service, Slot.PRODUCTION, renewal, names, LeavingLimits.OF_ROLE, "tester")
        .id();
  }

  @Test
  void aStoppedDeploymentHasNoProcessAndStartsAgain() throws IOException {
    String id = deploy(Slot.PRODUCTION, "1.0", 2, false);
    succeeds(commands.stop(service, Slot.PRODUCTION, LeavingLimits.OF_ROLE, "tester").id());
    assertThat(web(Slot.PRODUCTION)).extracting(InstanceView::state).containsOnly("Stopped");
    assertThat(host.list())
        .filteredOn(instance -> instance.key().deployment().equals(id))
        .noneMatch(instance -> instance.running());
    assertRefused("DEPLOYMENT_STOPPED", () -> renew(Renewal.RESTART, List.of()));

    succeeds(commands.start(service, Slot.PRODUCTION, "tester").id());
    assertThat(web(Slot.PRODUCTION)).extracting(InstanceView::state).containsOnly("Ready");
  }

  @Test
  void aHungInstanceIsReplacedByAnother() throws IOException {
    String id = deploy(Slot.PRODUCTION, "1.0", 2, false);
    host.hangs(key(id, "web_IN_0"));
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(web(Slot.PRODUCTION))
                    .extracting(InstanceView::name, InstanceView::state)
                    .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("web_IN_1", "Ready"),
                        org.assertj.core.groups.Tuple.tuple("web_IN_2", "Ready")));
  }

  @Test
  void aSwapWithPreviewWaitsAndCanBeCancelledOrCompletedAndTakenBack() throws IOException {
    String first = deploy(Slot.PRODUCTION, "1.0", 1, false);
    String second =
        deploy(
            Slot.STAGING,
            "2.0",
            SamplePackage.configuration(1, 1).replace("of version 1", "of version 2"),
            false);
    assertRefused("NO_WAY_BACK", () -> swaps.swapBack(service, "tester"));
    long cancelled = swaps.swap(service, true, "tester").id();
    reaches(cancelled, "held");
    assertThat(host.configuration(key(second, "web_IN_0")))
        .as("production's setting, before the switch")
        .containsEntry("Banner", "of version 1");
    swaps.cancel(service, "tester");
    assertThat(ends(cancelled).message()).contains("nothing was swapped");
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(host.configuration(key(second, "web_IN_0")))
                    .containsEntry("Banner", "of version 2"));

    long swap = swaps.swap(service, true, "tester").id();
    reaches(swap, "held");
    swaps.complete(service, "tester");
    OperationView end = succeeds(swap);
    assertThat(lines(end))
        .anyMatch(line -> line.startsWith("warm: "))
        .contains("the deployments have changed places");
    assertThat(in(Slot.PRODUCTION).orElseThrow().id()).isEqualTo(second);

    succeeds(swaps.swapBack(service, "tester").id());
    assertThat(in(Slot.PRODUCTION).orElseThrow().id()).isEqualTo(first);
    assertRefused("NO_SWAP_WAITS", () -> swaps.complete(service, "tester"));
  }

  @Test
  void aDeploymentToStagingIsSwappedByItselfIfThatIsAsked() throws IOException {
    deploy(Slot.STAGING, "1.0", 1, true);
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> assertThat(in(Slot.PRODUCTION)).map(DeploymentView::version).contains("1.0"));
  }

  private static void assertRefused(String code, ThrowingCallable change) {
    assertThatThrownBy(change)
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }
}
