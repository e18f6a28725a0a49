package org.troupe.reconcile.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.troupe.deployment.Slot;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceState;
import org.troupe.instance.Renewal;
import org.troupe.wire.HttpRoute;
import org.troupe.wire.Upstream;

/**
 * From any observed state any desired state is reached, and on the way the last ready instance of a
 * role that is wanted is never stopped before its replacement is ready.
 */
class ReconcilePlanPropertyTest {

  @Property(tries = 400)
  void reachesWhatIsDesiredFromAnywhere(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int web,
      @ForAll @IntRange(min = 1, max = 3) int worker,
      @ForAll @IntRange(min = 0, max = 25) int disturbances) {
    Random random = new Random(seed);
    FakeWorld world = new FakeWorld();
    world.deploy("1a", "shop", Slot.PRODUCTION, web, worker);
    world.deploy("2b", "shop", Slot.STAGING, 1, 1);
    for (int i = 0; i < disturbances; i++) {
      disturb(world, random);
      passKeepingTheLastReady(world);
      world.advance(Duration.ofSeconds(random.nextInt(20)));
    }
    world.routes = world.routes.or(() -> Optional.of(org.troupe.wire.RouteTable.EMPTY));
    world.leads = world.leads.or(() -> Optional.of(new TreeMap<>()));

    // In all, longer than the longest back-off.
    for (int pass = 0; pass < 100; pass++) {
      passKeepingTheLastReady(world);
      world.allAgentsSay(AgentAnswer.Kind.READY);
      world.advance(Duration.ofSeconds(30));
    }

    assertReached(world);
    assertThat(world.pass()).as("nothing is left to do").isEmpty();
  }

  private static void disturb(FakeWorld world, Random random) {
    List<InstanceKey> alive = List.copyOf(world.processes.keySet());
    Optional<InstanceKey> one =
        alive.isEmpty() ? Optional.empty() : Optional.of(alive.get(random.nextInt(alive.size())));
    switch (random.nextInt(14)) {
      case 0, 1 -> one.ifPresent(world::dies);
      case 2 -> one.ifPresent(key -> world.says(key, AgentAnswer.Kind.BUSY, "busy"));
      case 3 -> one.ifPresent(key -> world.says(key, AgentAnswer.Kind.FAILED, "failed"));
      case 4 -> world.scale("1a", 1 + random.nextInt(5));
      case 5 -> world.allAgentsSay(AgentAnswer.Kind.READY);
      case 6 -> swap(world);
      case 7 -> world.routes = Optional.empty();
      case 8 -> one.ifPresent(key -> world.says(key, AgentAnswer.Kind.SILENT, ""));
      case 9 -> world.standbys("1a", random.nextInt(3));
      case 10 -> upgrade(world, random.nextBoolean());
      case 11 -> one.filter(world.rows::containsKey).ifPresent(key -> renew(world, key, random));
      case 12 -> world.advance(Duration.ofSeconds(70));
      default -> {
        one.ifPresent(key -> world.inFlight.put(key, random.nextInt(2)));
        one.ifPresent(world.ignoresTerm::add);
      }
    }
  }

  private static void upgrade(FakeWorld world, boolean turnsBack) {
    Optional<Walk> walk = world.deployments.get("1a").walk();
    if (walk.isEmpty()) {
      world.upgrade(100, "1a", false);
    } else if (turnsBack) {
      world.turnBack(new Step.TurnBack("1a", "asked"));
    }
  }

  /** A restart keeps the directory, so that the only instance would have to stop first. */
  private static void renew(FakeWorld world, InstanceKey key, Random random) {
    world.renew(key, random.nextBoolean() ? Renewal.RECYCLE : Renewal.REBUILD);
  }

  private static void swap(FakeWorld world) {
    Slot first = world.deployments.get("1a").slot().orElseThrow();
    world.place("1a", Optional.of(first.other()));
    world.place("2b", Optional.of(first));
  }

  private static void passKeepingTheLastReady(FakeWorld world) {
    Map<String, List<InstanceKey>> before = readyAndAlive(world);
    List<Step> steps = world.pass();
    Map<String, List<InstanceKey>> after = readyAndAlive(world);
    before.forEach(
        (role, ready) -> {
          if (!after.containsKey(role)) {
            assertThat(steps)
                .as("the last ready instances of %s, %s, were not stopped", role, ready)
                .noneMatch(step -> stops(step, ready));
          }
        });
  }

  private static Map<String, List<InstanceKey>> readyAndAlive(FakeWorld world) {
    return world.rows.values().stream()
        .filter(row -> row.state() == InstanceState.READY && !row.standby())
        .map(row -> row.key())
        .filter(world.processes::containsKey)
        .collect(Collectors.groupingBy(key -> key.deployment() + "/" + key.role()));
  }

  private static boolean stops(Step step, List<InstanceKey> ready) {
    return step instanceof Step.MoveInstance move
        && (move.next() == InstanceState.STOPPING
            || (move.next() == InstanceState.RESTARTING && !move.cause().isFailure()))
        && ready.contains(move.key());
  }

  private static void assertReached(FakeWorld world) {
    for (DesiredDeployment deployment : world.deployments.values()) {
      for (DesiredRole role : deployment.roles()) {
        List<InstanceState> states =
            world.rows.values().stream()
                .filter(row -> row.key().deployment().equals(deployment.id()))
                .filter(row -> row.key().role().equals(role.name()))
                .map(row -> row.state())
                .toList();
        assertThat(states)
            .hasSize(role.count() + role.standbys())
            .containsOnly(InstanceState.READY);
        assertThat(world.rows.values())
            .filteredOn(row -> row.key().deployment().equals(deployment.id()))
            .filteredOn(row -> row.key().role().equals(role.name()))
            .allMatch(row -> row.version().equals("v" + role.current().revision()));
      }
      assertThat(routedOf(world, deployment.id()))
          .hasSize(deployment.roles().get(0).count())
          .allMatch(upstream -> upstream.port() == portOf(world, upstream));
    }
  }

  private static int portOf(FakeWorld world, Upstream upstream) {
    return world.processes.get(InstanceKey.parse(upstream.instance()));
  }

  private static List<Upstream> routedOf(FakeWorld world, String deployment) {
    return world.routes.orElseThrow().httpRoutes().stream()
        .filter(route -> route.deployment().equals(deployment))
        .map(HttpRoute::upstreams)
        .flatMap(List::stream)
        .toList();
  }
}
