package org.troupe.reconcile.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.troupe.instance.InstanceState.BUSY;
import static org.troupe.instance.InstanceState.CREATING;
import static org.troupe.instance.InstanceState.CYCLING;
import static org.troupe.instance.InstanceState.FAILED_STARTING;
import static org.troupe.instance.InstanceState.READY;
import static org.troupe.instance.InstanceState.STARTING;
import static org.troupe.instance.InstanceState.STOPPING;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.troupe.deployment.Slot;
import org.troupe.instance.InstanceKey;
import org.troupe.operation.OperationKind;
import org.troupe.wire.HttpRoute;

class ReconcilePlanTest {

  private static final String HOST = "shop.localhost";
  private static final String STAGING_HOST = "shop-staging.localhost";

  private final FakeWorld world = new FakeWorld();

  private void running(int web, int worker) {
    world.deploy("1a", "shop", Slot.PRODUCTION, web, worker);
    world.settle();
    world.log.clear();
  }

  private static InstanceKey key(String name) {
    return InstanceKey.of("1a", name);
  }

  @Test
  void aDeploymentIsPreparedStartedAndRouted() {
    world.deploy("1a", "shop", Slot.STAGING, 3, 2);
    world.ask(1, OperationKind.DEPLOY, "1a");

    world.settle();

    assertThat(world.routed(STAGING_HOST))
        .containsExactly("1a/web_IN_0", "1a/web_IN_1", "1a/web_IN_2");
    assertThat(world.leads.orElseThrow()).isEqualTo(Map.of("shop-staging.photos", "1a.photos"));
    assertThat(world.finished.get(1L).succeeded()).isTrue();
    assertThat(world.finished.get(1L).message()).isEqualTo("5 instances are ready");
    assertThat(world.log.indexOf("prepare 1a")).isLessThan(world.log.indexOf("start web_IN_0"));
  }

  @Test
  void noMoreInstancesStartAtATimeThanThereArePlaces() {
    world.deploy("1a", "shop", Slot.PRODUCTION, 3, 2);
    for (int i = 0; i < 20; i++) {
      world.pass();
      world.advance(Duration.ofSeconds(1));
    }
    assertThat(world.processes).hasSize(FakeWorld.LIMITS.parallelStarts());

    world.allAgentsSay(AgentAnswer.Kind.READY);
    world.pass();
    assertThat(world.processes).hasSize(2 * FakeWorld.LIMITS.parallelStarts());
  }

  @Test
  void productionStartsBeforeStaging() {
    world.deploy("1a", "shop", Slot.STAGING, 2, 0);
    world.deploy("2b", "shop", Slot.PRODUCTION, 2, 0);
    world.pass();
    world.pass();
    assertThat(world.processes.keySet()).allMatch(key -> key.deployment().equals("2b"));
  }

  @Test
  void anInstanceIsBusyUntilItsApplicationAnswers() {
    world.deploy("1a", "shop", Slot.PRODUCTION, 1, 0);
    world.pass();
    world.pass();
    assertThat(world.state("1a", "web_IN_0")).isEqualTo(STARTING);

    world.says(key("web_IN_0"), AgentAnswer.Kind.BUSY, "deploying");
    world.pass();
    assertThat(world.state("1a", "web_IN_0")).isEqualTo(BUSY);
    assertThat(world.routed(HOST)).isEmpty();

    world.says(key("web_IN_0"), AgentAnswer.Kind.READY, "");
    world.pass();
    assertThat(world.routed(HOST)).containsExactly("1a/web_IN_0");
  }

  @Test
  void aKilledInstanceIsRoutedOutAndStartedAgainInTheSamePass() {
    running(2, 0);
    world.dies(key("web_IN_1"));

    world.pass();

    assertThat(world.routed(HOST)).containsExactly("1a/web_IN_0");
    assertThat(world.log).containsExactly("web_IN_1 Restarting", "publish", "start web_IN_1");
    world.settle();
    assertThat(world.routed(HOST)).hasSize(2);
  }

  @Test
  void afterThreeQuickRestartsTheDelayDoublesAndHealthForgives() {
    running(1, 0);
    for (int crash = 1; crash <= 3; crash++) {
      world.dies(key("web_IN_0"));
      world.pass();
      assertThat(world.state("1a", "web_IN_0")).as("crash " + crash).isEqualTo(STARTING);
    }
    world.dies(key("web_IN_0"));
    world.pass();
    assertThat(world.state("1a", "web_IN_0")).isEqualTo(CYCLING);

    world.advance(Duration.ofSeconds(29));
    world.pass();
    assertThat(world.state("1a", "web_IN_0")).isEqualTo(CYCLING);
    world.advance(Duration.ofSeconds(1));
    world.settle();
    assertThat(world.state("1a", "web_IN_0")).isEqualTo(READY);

    world.advance(Duration.ofMinutes(10));
    world.dies(key("web_IN_0"));
    world.pass();
    assertThat(world.state("1a", "web_IN_0")).isEqualTo(STARTING);
  }

  @Test
  void aStartThatTakesTooLongFailsTheOperationAndNamesTheInstance() {
    world.deploy("1a", "shop", Slot.STAGING, 1, 0);
    world.ask(1, OperationKind.DEPLOY, "1a");
    world.pass();
    world.pass();
    world.says(key("web_IN_0"), AgentAnswer.Kind.BUSY, "GET / answers 404");
    world.pass();
    world.advance(FakeWorld.TIMES.start());

    world.pass();

    assertThat(world.state("1a", "web_IN_0")).isEqualTo(FAILED_STARTING);
    Step.FinishOperation end = world.finished.get(1L);
    assertThat(end.succeeded()).isFalse();
    assertThat(end.message())
        .isEqualTo("web_IN_0 is FailedStarting: not ready within 2 min: GET / answers 404");
    assertThat(end.culprit()).contains(key("web_IN_0"));
    assertThat(world.log).contains("terminate web_IN_0");
  }

  @Test
  void anInstanceThatSaysItWillNeverBeReadyFailsAtOnce() {
    world.deploy("1a", "shop", Slot.STAGING, 1, 0);
    world.ask(1, OperationKind.DEPLOY, "1a");
    world.pass();
    world.pass();
    world.says(key("web_IN_0"), AgentAnswer.Kind.FAILED, "shop.war could not be deployed");
    world.pass();
    assertThat(world.finished.get(1L).message()).endsWith("shop.war could not be deployed");
  }

  @Test
  void aReadyInstanceThatCallsItselfBusyForLongLeavesTheRoutesUntilItIsReadyAgain() {
    running(2, 0);
    world.says(key("web_IN_0"), AgentAnswer.Kind.BUSY, "GET /health answers 500");
    world.advance(Duration.ofSeconds(9));
    assertThat(world.pass()).isEmpty();
    world.advance(Duration.ofSeconds(1));
    world.pass();
    assertThat(world.routed(HOST)).containsExactly("1a/web_IN_1");
    world.says(key("web_IN_0"), AgentAnswer.Kind.READY, "");
    world.pass();
    assertThat(world.routed(HOST)).hasSize(2);
  }

  @Test
  void scalingInDrainsBeforeItStopsAndLeavesTheOthersAlone() {
    running(3, 0);
    world.inFlight.putAll(Map.of(key("web_IN_0"), 3, key("web_IN_1"), 1, key("web_IN_2"), 2));
    world.scale("1a", 2);
    world.ask(2, OperationKind.SCALE, "1a");

    world.pass();
    world.pass();
    world.pass();
    assertThat(world.routed(HOST)).containsExactly("1a/web_IN_0", "1a/web_IN_2");
    assertThat(world.state("1a", "web_IN_1")).isEqualTo(STOPPING);
    assertThat(world.processes).containsKey(key("web_IN_1"));

    world.inFlight.put(key("web_IN_1"), 0);
    world.settle();
    assertThat(world.log)
        .containsSubsequence(
            "web_IN_1 Stopping",
            "publish",
            "web_IN_1 DRAINING",
            "quiesce web_IN_1",
            "tell web_IN_1",
            "terminate web_IN_1",
            "remove web_IN_1");
    assertThat(world.log).noneMatch(line -> line.startsWith("start"));
    assertThat(world.finished.get(2L).succeeded()).isTrue();
  }

  @Test
  void everyWaitOnTheWayOutHasALimit() {
    running(2, 0);
    world.inFlight.putAll(Map.of(key("web_IN_0"), 2, key("web_IN_1"), 1));
    world.ignoresTerm.add(key("web_IN_1"));
    world.scale("1a", 1);
    world.pass();
    world.pass();
    world.advance(FakeWorld.TIMES.drain());
    for (int pass = 0; pass < 3; pass++) {
      world.allAgentsSay(AgentAnswer.Kind.READY);
      world.pass();
    }
    assertThat(world.log).contains("terminate web_IN_1").doesNotContain("kill web_IN_1");
    world.advance(FakeWorld.TIMES.stop());
    world.pass();
    assertThat(world.log).contains("kill web_IN_1");
  }

  @Test
  void theLastReadyInstanceStaysUntilAWantedOneIsReady() {
    running(2, 0);
    world.dies(key("web_IN_0"));
    world.scale("1a", 1);
    world.pass();
    assertThat(world.routed(HOST)).containsExactly("1a/web_IN_1");
    world.settle();
    assertThat(world.routed(HOST)).containsExactly("1a/web_IN_1");
    assertThat(world.rows).hasSize(1);
  }

  @Test
  void alsoWhenItCallsItselfBusyJustThen() {
    running(2, 0);
    world.dies(key("web_IN_0"));
    world.says(key("web_IN_1"), AgentAnswer.Kind.BUSY, "much to do");
    world.scale("1a", 1);
    world.advance(FakeWorld.LIMITS.busy());
    world.pass();
    assertThat(world.state("1a", "web_IN_1")).isEqualTo(BUSY);
    assertThat(world.routed(HOST)).as("better than none").containsExactly("1a/web_IN_1");
    world.settle();
    assertThat(world.routed(HOST)).containsExactly("1a/web_IN_1");
    assertThat(world.rows).hasSize(1);
  }

  @Test
  void aSwapWarmsUpThenExchangesRoutesInOneTableAndQueuesInOneStep() {
    running(2, 1);
    world.deploy("2b", "shop", Slot.STAGING, 1, 1);
    world.settle();
    world.log.clear();

    world.ask(3, OperationKind.SWAP, "2b");
    world.settle();

    assertThat(world.routed(HOST)).containsExactly("2b/web_IN_0");
    assertThat(world.routed(STAGING_HOST)).containsExactly("1a/web_IN_0", "1a/web_IN_1");
    assertThat(world.leads.orElseThrow())
        .isEqualTo(Map.of("shop.photos", "2b.photos", "shop-staging.photos", "1a.photos"));
    assertThat(world.log)
        .containsExactly(
            "phase warm-up",
            "warm up 2b",
            "switch",
            "publish",
            "lead shop-staging.photos to 1a.photos",
            "lead shop.photos to 2b.photos",
            "operation 3 succeeded");
  }

  @Test
  void aDeletedDeploymentGoesWithItsInstancesAndItsQueuesAreLedElsewhereFirst() {
    running(1, 1);
    world.place("1a", Optional.empty());
    world.ask(4, OperationKind.DELETE, "1a");
    world.settle();
    assertThat(world.rows).isEmpty();
    assertThat(world.deployments).isEmpty();
    assertThat(world.leads.orElseThrow()).isEmpty();
    assertThat(world.log.indexOf("lead shop.photos to nobody"))
        .isLessThan(world.log.indexOf("remove deployment 1a"));
    assertThat(world.finished.get(4L).succeeded()).isTrue();
  }

  @Test
  void anOperationWhoseDeploymentWasDeletedFails() {
    world.deploy("1a", "shop", Slot.STAGING, 1, 0);
    world.ask(1, OperationKind.DEPLOY, "1a");
    world.pass();
    world.place("1a", Optional.empty());
    world.pass();
    assertThat(world.finished.get(1L).succeeded()).isFalse();
  }

  @Test
  void withoutTheGatewayInstancesStillStartAndOperationsWait() {
    world.routes = Optional.empty();
    world.deploy("1a", "shop", Slot.PRODUCTION, 1, 0);
    world.ask(1, OperationKind.DEPLOY, "1a");
    world.settle();
    assertThat(world.state("1a", "web_IN_0")).isEqualTo(READY);
    assertThat(world.finished).isEmpty();

    world.routes = Optional.of(org.troupe.wire.RouteTable.EMPTY);
    world.settle();
    assertThat(world.finished.get(1L).succeeded()).isTrue();
  }

  @Test
  void aProcessThatIsOnNoRecordIsEnded() {
    running(1, 0);
    InstanceKey stray = InstanceKey.of("9z", "web_IN_0");
    world.processes.put(stray, 23_000);
    world.pass();
    assertThat(world.processes).doesNotContainKey(stray);
  }

  @Test
  void theBareAddressIsProductionsWhileThereIsOneService() {
    running(1, 0);
    assertThat(bareHosts()).containsExactly(HOST);
    world.deploy("2b", "blog", Slot.PRODUCTION, 1, 0);
    world.settle();
    assertThat(bareHosts()).isEmpty();
  }

  private List<String> bareHosts() {
    return world.routes.orElseThrow().httpRoutes().stream()
        .filter(HttpRoute::bareAddress)
        .flatMap(route -> route.hosts().stream())
        .toList();
  }

  @Test
  void whatIsBeingCarriedOutIsLeftAlone() {
    world.deploy("1a", "shop", Slot.PRODUCTION, 1, 0);
    world.pass();
    Observed seen = world.observe();
    Observed busy =
        new Observed(
            seen.instances(),
            seen.strays(),
            seen.routes(),
            seen.queueLeads(),
            java.util.Set.of("1a/web_IN_0", "1a", Underway.QUEUES));
    List<Step> steps = ReconcilePlan.of(world.desired(), busy, FakeWorld.LIMITS, world.now).steps();
    assertThat(steps).noneMatch(step -> step instanceof Step.StartInstance);
    assertThat(world.state("1a", "web_IN_0")).isEqualTo(CREATING);
  }

  @Test
  void askedAgainOfAWorldAsItShouldBeItHasNothingToDo() {
    running(2, 1);
    assertThat(world.pass()).isEmpty();
    assertThat(world.pass()).isEmpty();
  }
}
