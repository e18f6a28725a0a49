package org.troupe.reconcile.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.troupe.instance.InstanceState.BUSY;
import static org.troupe.instance.InstanceState.CYCLING;
import static org.troupe.instance.InstanceState.READY;
import static org.troupe.instance.InstanceState.UNRESPONSIVE;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.troupe.deployment.Slot;
import org.troupe.instance.InstanceKey;

/** Instances that live and do not answer, and standbys that take over. */
class HangPlanTest {

  private static final String HOST = "shop.localhost";

  private final FakeWorld world = new FakeWorld();

  private void running(int web, int standbys) {
    world.deploy("1a", "shop", Slot.PRODUCTION, web, 0);
    world.standbys("1a", standbys);
    world.settle();
    world.log.clear();
  }

  private static InstanceKey key(String name) {
    return InstanceKey.of("1a", name);
  }

  /** All but the hung one answer. */
  private void passes(int count, InstanceKey hung) {
    for (int pass = 0; pass < count; pass++) {
      world.processes.keySet().stream()
          .filter(key -> !key.equals(hung))
          .forEach(key -> world.says(key, AgentAnswer.Kind.READY, ""));
      world.pass();
      world.advance(Duration.ofSeconds(1));
    }
  }

  private void hangs(InstanceKey key) {
    world.says(key, AgentAnswer.Kind.SILENT, "");
  }

  @Test
  void aSilentInstanceLeavesTheRoutesAndIsThenDumpedAndReplacedStartFirst() {
    running(2, 0);
    world.ignoresTerm.add(key("web_IN_1"));
    hangs(key("web_IN_1"));
    passes(11, key("web_IN_1"));
    assertThat(world.state("1a", "web_IN_1")).isEqualTo(BUSY);
    assertThat(world.routed(HOST)).containsExactly("1a/web_IN_0");
    assertThat(world.routes.orElseThrow().silent()).containsExactly("1a/web_IN_1");

    passes(51, key("web_IN_1"));
    assertThat(world.state("1a", "web_IN_1")).isEqualTo(UNRESPONSIVE);

    passes(20, key("web_IN_1"));
    assertThat(world.log)
        .containsSubsequence(
            "web_IN_1 Unresponsive",
            "dump web_IN_1",
            "web_IN_1 retires",
            "start web_IN_2",
            "web_IN_2 Ready",
            "web_IN_1 Stopping",
            "terminate web_IN_1",
            "kill web_IN_1",
            "remove web_IN_1")
        .doesNotContain("quiesce web_IN_1");
    assertThat(world.routed(HOST)).containsExactly("1a/web_IN_0", "1a/web_IN_2");
    assertThat(world.rows.get(key("web_IN_2")).failures()).isEqualTo(1);
  }

  @Test
  void anApplicationThatFailsItsHealthPathIsReplacedToo() {
    running(2, 0);
    world.says(key("web_IN_0"), AgentAnswer.Kind.BUSY, "GET / answers 500.");
    passes(90, key("web_IN_0"));
    assertThat(world.log).contains("dump web_IN_0", "remove web_IN_0");
    assertThat(world.routed(HOST)).containsExactly("1a/web_IN_1", "1a/web_IN_2");
  }

  @Test
  void oneThatAnswersAgainInTimeStays() {
    running(2, 0);
    hangs(key("web_IN_0"));
    passes(40, key("web_IN_0"));
    passes(3, null);
    assertThat(world.state("1a", "web_IN_0")).isEqualTo(READY);
    assertThat(world.log).doesNotContain("dump web_IN_0");
    assertThat(world.routed(HOST)).hasSize(2);
  }

  @Test
  void theOnlyInstanceIsAskedOnThoughItIsBusyForAnAnswerIsBetterThanNone() {
    running(1, 0);
    world.says(key("web_IN_0"), AgentAnswer.Kind.BUSY, "GET / answers 500.");
    passes(15, key("web_IN_0"));
    assertThat(world.state("1a", "web_IN_0")).isEqualTo(BUSY);
    assertThat(world.routed(HOST)).containsExactly("1a/web_IN_0");
  }

  @Test
  void itsSuccessorWaitsLongerTheMoreOftenItHangs() {
    running(1, 0);
    world.rows.clear();
    world.processes.clear();
    world.settle();
    for (int hang = 1; hang <= 4; hang++) {
      InstanceKey now = world.rows.keySet().iterator().next();
      hangs(now);
      passes(62, now);
      if (hang < 4) {
        passes(20, now);
      }
    }
    List<String> retired = world.log.stream().filter(line -> line.endsWith("retires")).toList();
    assertThat(retired).hasSize(3);
    passes(60, world.rows.keySet().iterator().next());
    assertThat(world.log.stream().filter(line -> line.endsWith("retires"))).hasSize(4);
  }

  @Test
  void aStandbyTakesTheRequestsOfACrashedInstanceInTheSamePass() {
    running(2, 1);
    assertThat(world.routed(HOST)).containsExactly("1a/web_IN_0", "1a/web_IN_1");
    world.dies(key("web_IN_0"));

    world.pass();

    assertThat(world.routed(HOST)).containsExactly("1a/web_IN_1", "1a/web_IN_2");
    world.settle();
    assertThat(world.rows.get(key("web_IN_0")).standby()).isTrue();
    assertThat(world.routed(HOST)).containsExactly("1a/web_IN_1", "1a/web_IN_2");
    assertThat(world.log).contains("web_IN_2 for web_IN_0", "reconfigure web_IN_2");
  }

  @Test
  void aStandbyAlsoHelpsAScaleOut() {
    running(2, 1);
    world.scale("1a", 3);
    world.pass();
    world.pass();
    assertThat(world.routed(HOST)).hasSize(3);
    world.settle();
    assertThat(world.rows).hasSize(4);
    assertThat(world.routed(HOST)).hasSize(3);
  }

  @Test
  void aCrashLoopOfOneRoleDoesNotStarveAnother() {
    world.deploy("1a", "shop", Slot.PRODUCTION, 4, 0);
    world.deploy("2b", "blog", Slot.STAGING, 2, 0);
    for (int pass = 0; pass < 60; pass++) {
      world.processes.keySet().stream()
          .filter(key -> key.deployment().equals("2b"))
          .forEach(key -> world.says(key, AgentAnswer.Kind.READY, ""));
      world.pass();
      world.advance(Duration.ofSeconds(1));
      world.processes.keySet().stream()
          .filter(key -> key.deployment().equals("1a"))
          .toList()
          .forEach(world::dies);
    }
    assertThat(world.routed("blog-staging.localhost")).hasSize(2);
    assertThat(world.state("1a", "web_IN_0")).isEqualTo(CYCLING);
  }
}
