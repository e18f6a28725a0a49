package org.troupe.reconcile.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.troupe.deployment.Slot;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceState;
import org.troupe.instance.RoleInstance;
import org.troupe.operation.OperationKind;
import org.troupe.platform.Limits;
import org.troupe.queue.QueueLead;
import org.troupe.wire.RouteTable;

/**
 * A platform in memory: carries out the plan's steps on real {@link RoleInstance}s, so that an
 * illegal move fails the test, and lets stories break things.
 */
final class FakeWorld implements StepHandler {

  static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(30),
          Duration.ofSeconds(20),
          Duration.ofMinutes(30),
          Duration.ofSeconds(10),
          2);
  static final Duration START_LIMIT = Duration.ofMinutes(2);

  Instant now = Instant.parse("2026-11-21T08:00:00Z");
  final Map<String, DesiredDeployment> deployments = new TreeMap<>();
  final Map<Long, RunningOperation> operations = new TreeMap<>();
  final Map<Long, Step.FinishOperation> finished = new TreeMap<>();
  final Map<InstanceKey, RoleInstance> rows = new TreeMap<>();
  final Map<InstanceKey, Integer> processes = new TreeMap<>();
  final Map<InstanceKey, AgentAnswer> agents = new TreeMap<>();
  final Map<InstanceKey, Integer> inFlight = new TreeMap<>();
  final Set<InstanceKey> ignoresTerm = new HashSet<>();
  Optional<RouteTable> routes = Optional.of(RouteTable.EMPTY);
  Optional<Map<String, String>> leads = Optional.of(new TreeMap<>());
  final List<String> log = new ArrayList<>();
  private int lastPort = 20_000;

  /** Places a deployment with a web and a worker role. */
  void deploy(String id, String service, Slot slot, int web, int worker) {
    put(
        new DesiredDeployment(
            id,
            service,
            Optional.of(slot),
            false,
            List.of(
                new DesiredRole("web", web, true, START_LIMIT),
                new DesiredRole("worker", worker, false, START_LIMIT)),
            List.of("photos")));
  }

  void put(DesiredDeployment deployment) {
    deployments.put(deployment.id(), deployment);
  }

  void place(String id, Optional<Slot> slot) {
    DesiredDeployment d = deployments.get(id);
    put(new DesiredDeployment(id, d.service(), slot, d.prepared(), d.roles(), d.queues()));
  }

  void scale(String id, int web) {
    DesiredDeployment d = deployments.get(id);
    List<DesiredRole> roles =
        d.roles().stream()
            .map(r -> r.routed() ? new DesiredRole(r.name(), web, true, r.startLimit()) : r)
            .toList();
    put(new DesiredDeployment(id, d.service(), d.slot(), d.prepared(), roles, d.queues()));
  }

  void ask(long operation, OperationKind kind, String deployment) {
    operations.put(operation, new RunningOperation(operation, kind, deployment, now));
  }

  void advance(Duration time) {
    now = now.plus(time);
  }

  /** Every living process says this from now on. */
  void allAgentsSay(AgentAnswer.Kind kind) {
    processes.keySet().forEach(key -> says(key, kind, ""));
  }

  void says(InstanceKey key, AgentAnswer.Kind kind, String detail) {
    AgentAnswer before = agents.get(key);
    if (before == null || before.kind() != kind) {
      agents.put(key, new AgentAnswer(kind, detail, now));
    }
  }

  void dies(InstanceKey key) {
    processes.remove(key);
    agents.remove(key);
  }

  Observed observe() {
    List<ObservedInstance> instances =
        rows.values().stream()
            .map(
                row ->
                    new ObservedInstance(
                        row.key(),
                        row.state(),
                        row.since(),
                        row.failures(),
                        Optional.ofNullable(row.startedAt()),
                        Optional.ofNullable(row.terminatedAt()),
                        processes.containsKey(row.key()),
                        processes.getOrDefault(row.key(), 0),
                        agents.getOrDefault(row.key(), AgentAnswer.silent(now)),
                        Optional.ofNullable(row.toldSlot()),
                        routes.map(table -> inFlight.getOrDefault(row.key(), 0))))
            .toList();
    List<InstanceKey> strays =
        processes.keySet().stream().filter(key -> !rows.containsKey(key)).toList();
    return new Observed(instances, strays, routes, leads, Set.of());
  }

  Desired desired() {
    return new Desired(
        "localhost", List.copyOf(deployments.values()), List.copyOf(operations.values()));
  }

  /** One pass. */
  List<Step> pass() {
    List<Step> steps = ReconcilePlan.of(desired(), observe(), LIMITS, now).steps();
    steps.forEach(step -> step.applyTo(this));
    return steps;
  }

  /** Passes, with agents that become ready at once, until nothing is left to do. */
  void settle() {
    for (int pass = 0; pass < 500; pass++) {
      allAgentsSay(AgentAnswer.Kind.READY);
      if (pass().isEmpty()) {
        return;
      }
      advance(Duration.ofSeconds(1));
    }
    throw new AssertionError(
        "does not settle; last steps " + log.subList(log.size() - 10, log.size()));
  }

  InstanceState state(String deployment, String name) {
    return rows.get(InstanceKey.of(deployment, name)).state();
  }

  List<String> routed(String host) {
    return routes.orElseThrow().httpRoutes().stream()
        .filter(route -> route.hosts().contains(host))
        .flatMap(route -> route.upstreams().stream())
        .map(upstream -> upstream.instance())
        .toList();
  }

  @Override
  public void prepareDeployment(Step.PrepareDeployment step) {
    log.add("prepare " + step.deployment());
    DesiredDeployment d = deployments.get(step.deployment());
    put(new DesiredDeployment(d.id(), d.service(), d.slot(), true, d.roles(), d.queues()));
  }

  @Override
  public void addInstance(Step.AddInstance step) {
    if (rows.put(step.key(), new RoleInstance(step.key(), "token", now)) != null) {
      throw new AssertionError("added twice: " + step.key());
    }
  }

  @Override
  public void moveInstance(Step.MoveInstance step) {
    log.add(step.key().name() + " " + step.next().label());
    rows.get(step.key()).moveTo(step.next(), step.why(), now);
  }

  @Override
  public void startInstance(Step.StartInstance step) {
    if (processes.containsKey(step.key())) {
      throw new AssertionError("started twice: " + step.key());
    }
    log.add("start " + step.key().name());
    rows.get(step.key()).beginsStart(now);
    tellSlot(step.key());
    processes.put(step.key(), ++lastPort);
    agents.remove(step.key());
  }

  @Override
  public void reconfigureInstance(Step.ReconfigureInstance step) {
    log.add("reconfigure " + step.key().name());
    tellSlot(step.key());
  }

  private void tellSlot(InstanceKey key) {
    rows.get(key).wasToldSlot(deployments.get(key.deployment()).slot().orElseThrow().label());
  }

  @Override
  public void terminateInstance(Step.TerminateInstance step) {
    log.add("terminate " + step.key().name());
    rows.get(step.key()).wasTerminated(now);
    if (!ignoresTerm.contains(step.key())) {
      dies(step.key());
    }
  }

  @Override
  public void killInstance(Step.KillInstance step) {
    log.add("kill " + step.key().name());
    dies(step.key());
  }

  @Override
  public void removeInstance(Step.RemoveInstance step) {
    if (processes.containsKey(step.key())) {
      throw new AssertionError("removed alive: " + step.key());
    }
    log.add("remove " + step.key().name());
    rows.remove(step.key());
  }

  @Override
  public void publishRoutes(Step.PublishRoutes step) {
    log.add("publish");
    routes = Optional.of(step.table());
  }

  @Override
  public void leadQueues(Step.LeadQueues step) {
    Map<String, String> changed = new TreeMap<>(leads.orElseThrow());
    for (QueueLead change : step.changes()) {
      log.add("lead " + change.outside() + " to " + change.to().orElse("nobody"));
      change
          .to()
          .ifPresentOrElse(
              to -> changed.put(change.outside(), to), () -> changed.remove(change.outside()));
    }
    leads = Optional.of(changed);
  }

  @Override
  public void removeDeployment(Step.RemoveDeployment step) {
    log.add("remove deployment " + step.deployment());
    deployments.remove(step.deployment());
  }

  @Override
  public void finishOperation(Step.FinishOperation step) {
    log.add("operation " + step.operation() + (step.succeeded() ? " succeeded" : " failed"));
    finished.put(step.operation(), step);
    operations.remove(step.operation());
  }
}
