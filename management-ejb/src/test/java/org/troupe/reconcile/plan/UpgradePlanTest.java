package org.troupe.reconcile.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.troupe.instance.InstanceState.READY;
import static org.troupe.instance.InstanceState.RESTARTING;
import static org.troupe.instance.InstanceState.STARTING;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.troupe.deployment.RoleTimes;
import org.troupe.deployment.Slot;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.Renewal;
import org.troupe.instance.RoleInstance;
import org.troupe.operation.OperationKind;
import org.troupe.operation.OperationPhase;

/** Walks through upgrade domains: upgrades, their way back, restarts. */
class UpgradePlanTest {

  private static final String HOST = "shop.localhost";

  private final FakeWorld world = new FakeWorld();

  private void running(int web, int worker) {
    world.deploy("1a", "shop", Slot.PRODUCTION, web, worker);
    world.settle();
    world.log.clear();
  }

  private static InstanceKey key(String name) {
    return InstanceKey.of("1a", name);
  }

  private Map<String, Long> programs() {
    return world.rows.values().stream()
        .map(RoleInstance::version)
        .collect(Collectors.groupingBy(version -> version, Collectors.counting()));
  }

  private List<String> starts() {
    return world.log.stream().filter(line -> line.startsWith("start")).toList();
  }

  @Test
  void anUpgradeGoesDomainByDomainAndTheNextWaitsForTheLast() {
    running(3, 0);
    world.upgrade(1, "1a", false);
    world.pass();
    assertThat(world.state("1a", "web_IN_0")).isEqualTo(RESTARTING);
    assertThat(world.state("1a", "web_IN_1")).isEqualTo(READY);

    for (int pass = 0; pass < 8; pass++) {
      world.says(key("web_IN_1"), AgentAnswer.Kind.READY, "");
      world.pass();
    }
    assertThat(world.state("1a", "web_IN_0")).isEqualTo(STARTING);
    assertThat(world.routed(HOST)).containsExactly("1a/web_IN_1", "1a/web_IN_2");

    world.settle();
    assertThat(starts()).containsExactly("start web_IN_0", "start web_IN_1", "start web_IN_2");
    assertThat(world.log).containsSubsequence("domain 1", "start web_IN_1", "domain 2", "upgraded");
    assertThat(world.finished.get(1L).succeeded()).isTrue();
    assertThat(programs()).containsOnly(Map.entry("v2", 3L));
  }

  @Test
  void theOnlyInstanceOfARoleIsStartedFirstAndStoppedAfter() {
    running(1, 1);
    world.upgrade(1, "1a", false);
    for (int pass = 0; pass < 200 && !world.finished.containsKey(1L); pass++) {
      world.allAgentsSay(AgentAnswer.Kind.READY);
      world.pass();
      assertThat(world.routed(HOST)).as("pass " + pass).isNotEmpty();
      world.advance(Duration.ofSeconds(1));
    }
    assertThat(world.finished.get(1L).succeeded()).isTrue();
    assertThat(world.log)
        .containsSubsequence("web_IN_0 retires", "start web_IN_1", "remove web_IN_0");
    assertThat(starts()).hasSize(2);
    assertThat(programs()).containsOnly(Map.entry("v2", 2L));
  }

  @Test
  void whereLocalStorageIsKeptTheOnlyInstanceIsStoppedFirst() {
    running(1, 0);
    world.changeRoles(
        "1a",
        r ->
            new DesiredRole(
                r.name(), r.count(), 0, r.routed(), true, false, r.current(), Optional.empty()));
    world.upgrade(1, "1a", false);
    world.settle();
    assertThat(starts()).containsExactly("start web_IN_0");
    assertThat(world.finished.get(1L).succeeded()).isTrue();
  }

  @Test
  void aDomainThatDoesNotBecomeReadySendsTheUpgradeBack() {
    running(3, 0);
    world.upgrade(1, "1a", false);
    passUntilStarted("web_IN_0");
    world.says(key("web_IN_0"), AgentAnswer.Kind.FAILED, "shop.war could not be deployed");
    world.pass();
    assertThat(world.log)
        .contains("turn back: web_IN_0 is FailedStarting: shop.war could not be deployed");

    world.settle();
    assertThat(programs()).containsOnly(Map.entry("v1", 3L));
    assertThat(world.log).contains("rolled back").doesNotContain("domain 1");
    assertThat(world.rows.values()).extracting(RoleInstance::state).containsOnly(READY);
    assertThat(starts()).containsExactly("start web_IN_0", "start web_IN_0");
  }

  /** What is upgraded to may ask for more or less time than what is there. */
  @Test
  void theNextRevisionsOwnStartLimitCounts() {
    running(2, 0);
    world.upgrade(1, "1a", false);
    RoleTimes hurried =
        new RoleTimes(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(20));
    world.changeRoles(
        "1a",
        r ->
            FakeWorld.role(
                r,
                r.count(),
                0,
                r.current(),
                r.next().map(n -> new Launch(n.revision(), n.program(), n.told(), hurried))));
    passUntilStarted("web_IN_0");
    world.says(key("web_IN_0"), AgentAnswer.Kind.BUSY, "GET /health answers 500.");
    world.says(key("web_IN_1"), AgentAnswer.Kind.READY, "");
    world.advance(Duration.ofSeconds(11));
    world.pass();
    assertThat(world.log).anyMatch(line -> line.startsWith("turn back: web_IN_0"));
  }

  private void passUntilStarted(String name) {
    for (int pass = 0; pass < 20 && !isStarting(name); pass++) {
      world.processes.keySet().stream()
          .filter(key -> !key.name().equals(name))
          .forEach(key -> world.says(key, AgentAnswer.Kind.READY, ""));
      world.pass();
    }
    assertThat(isStarting(name)).isTrue();
  }

  private boolean isStarting(String name) {
    return world.rows.containsKey(key(name)) && world.state("1a", name) == STARTING;
  }

  @Test
  void aFailedSuccessorOfTheOnlyInstanceGoesAndTheOldOneStays() {
    running(1, 0);
    world.upgrade(1, "1a", false);
    world.pass();
    passUntilStarted("web_IN_1");
    world.says(key("web_IN_1"), AgentAnswer.Kind.FAILED, "no");
    for (int pass = 0; pass < 60; pass++) {
      world.says(key("web_IN_0"), AgentAnswer.Kind.READY, "");
      world.pass();
      assertThat(world.routed(HOST)).containsExactly("1a/web_IN_0");
      world.advance(Duration.ofSeconds(1));
    }
    assertThat(world.rows.keySet()).containsExactly(key("web_IN_0"));
    assertThat(world.log).contains("web_IN_0 stays", "rolled back");
  }

  @Test
  void oneThatHasNotComeToItsNextDomainInTimeGoesBack() {
    running(2, 0);
    world.upgrade(1, "1a", true);
    world.settle();
    assertThat(world.operations.get(1L).phase()).contains(OperationPhase.WAITING);
    assertThat(starts()).isEmpty();

    world.advance(FakeWorld.LIMITS.operation());
    world.settle();
    assertThat(world.log).contains("turn back: nobody went on within 30 min", "rolled back");
  }

  @Test
  void aManualOneTakesOneDomainAtATime() {
    running(2, 0);
    world.upgrade(1, "1a", true);
    world.settle();
    Walk walk = world.deployments.get("1a").walk().orElseThrow();
    world.walk("1a", Optional.of(new Walk(true, 0, world.now, walk.turnedBack())));
    world.settle();
    assertThat(programs()).containsOnly(Map.entry("v2", 1L), Map.entry("v1", 1L));

    world.walk("1a", Optional.of(new Walk(true, 1, world.now, walk.turnedBack())));
    world.settle();
    assertThat(world.finished.get(1L).succeeded()).isTrue();
  }

  @Test
  void settingsThatNeedNoRestartReachRunningInstances() {
    running(3, 1);
    Launch next = new Launch(2, "program-1", "told-2", FakeWorld.TIMES);
    world.changeRoles("1a", r -> FakeWorld.role(r, r.count(), 0, r.current(), Optional.of(next)));
    world.walk("1a", Optional.of(new Walk(false, 0, world.now, Optional.empty())));
    world.ask(1, OperationKind.UPGRADE, "1a");
    world.settle();
    assertThat(starts()).isEmpty();
    assertThat(world.log)
        .contains("reconfigure web_IN_0", "reconfigure web_IN_2", "reconfigure worker_IN_0");
    assertThat(world.finished.get(1L).succeeded()).isTrue();
  }

  @Test
  void aRestartOfAllKeepsTheOthersOfTheRoleServing() {
    running(3, 1);
    world.rows.keySet().forEach(key -> world.renew(key, Renewal.RECYCLE));
    world.ask(1, OperationKind.REIMAGE, "1a");
    for (int pass = 0; pass < 300 && !world.finished.containsKey(1L); pass++) {
      world.allAgentsSay(AgentAnswer.Kind.READY);
      world.pass();
      assertThat(world.routed(HOST)).hasSizeGreaterThanOrEqualTo(2);
      world.advance(Duration.ofSeconds(1));
    }
    assertThat(world.finished.get(1L).succeeded()).isTrue();
    assertThat(starts()).hasSize(4);
  }

  @Test
  void aRestartKeepsTheDirectorySoTheOnlyInstanceIsStoppedFirst() {
    running(1, 0);
    world.renew(key("web_IN_0"), Renewal.RESTART);
    world.ask(1, OperationKind.RESTART, "1a");
    world.settle();
    assertThat(world.starts.get(key("web_IN_0"))).isEqualTo(Renewal.RESTART);
    assertThat(starts()).containsExactly("start web_IN_0");
    assertThat(world.finished.get(1L).succeeded()).isTrue();
  }

  @Test
  void aStoppedDeploymentKeepsItsPlacesAndComesBack() {
    running(2, 1);
    world.stop("1a", true);
    world.ask(1, OperationKind.STOP, "1a");
    world.settle();
    assertThat(world.processes).isEmpty();
    assertThat(world.rows.values()).extracting(row -> row.state().label()).containsOnly("Stopped");
    assertThat(world.finished.get(1L).succeeded()).isTrue();

    world.stop("1a", false);
    world.ask(2, OperationKind.START, "1a");
    world.settle();
    assertThat(world.finished.get(2L).succeeded()).isTrue();
    assertThat(world.routed(HOST)).hasSize(2);
  }
}
