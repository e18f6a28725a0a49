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
import java.util.function.UnaryOperator;
import org.troupe.deployment.RoleTimes;
import org.troupe.deployment.Slot;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceState;
import org.troupe.instance.LeavingLimits;
import org.troupe.instance.LeavingStep;
import org.troupe.instance.Renewal;
import org.troupe.instance.RoleInstance;
import org.troupe.operation.OperationKind;
import org.troupe.operation.OperationPhase;
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
          Duration.ofMinutes(30),
          Duration.ofSeconds(10),
          Duration.ofHours(1),
          Duration.ofSeconds(5),
          2);
  static final RoleTimes TIMES =
      new RoleTimes(
          Duration.ofMinutes(2),
          Duration.ofMinutes(1),
          Duration.ofSeconds(30),
          Duration.ofSeconds(20));

  Instant now = Instant.parse("2026-11-21T08:00:00Z");
  final Map<String, DesiredDeployment> deployments = new TreeMap<>();
  final Map<Long, RunningOperation> operations = new TreeMap<>();
  final Map<Long, Step.FinishOperation> finished = new TreeMap<>();
  final Map<InstanceKey, RoleInstance> rows = new TreeMap<>();
  final Map<InstanceKey, Integer> processes = new TreeMap<>();
  final Map<InstanceKey, AgentAnswer> agents = new TreeMap<>();
  final Map<InstanceKey, Integer> inFlight = new TreeMap<>();
  final Map<InstanceKey, Renewal> starts = new TreeMap<>();
  final Set<InstanceKey> ignoresTerm = new HashSet<>();
  Optional<RouteTable> routes = Optional.of(RouteTable.EMPTY);
  Optional<Map<String, String>> leads = Optional.of(new TreeMap<>());
  final List<String> log = new ArrayList<>();
  private int lastPort = 20_000;

  /** Places a deployment with a web and a worker role. */
  void deploy(String id, String service, Slot slot, int web, int worker) {
    Launch launch = new Launch(1, "program-1", "told-1", TIMES);
    put(
        new DesiredDeployment(
            id,
            service,
            Optional.of(slot),
            false,
            false,
            5,
            Optional.empty(),
            List.of(
                new DesiredRole("web", web, 0, true, false, false, launch, Optional.empty()),
                new DesiredRole(
                    "worker", worker, 0, false, false, false, launch, Optional.empty())),
            List.of("photos")));
  }

  void put(DesiredDeployment deployment) {
    deployments.put(deployment.id(), deployment);
  }

  void place(String id, Optional<Slot> slot) {
    DesiredDeployment d = deployments.get(id);
    put(
        new DesiredDeployment(
            id,
            d.service(),
            slot,
            d.prepared(),
            d.stopped(),
            d.upgradeDomains(),
            d.walk(),
            d.roles(),
            d.queues()));
  }

  void stop(String id, boolean stopped) {
    DesiredDeployment d = deployments.get(id);
    put(
        new DesiredDeployment(
            id,
            d.service(),
            d.slot(),
            d.prepared(),
            stopped,
            d.upgradeDomains(),
            d.walk(),
            d.roles(),
            d.queues()));
  }

  void walk(String id, Optional<Walk> walk) {
    DesiredDeployment d = deployments.get(id);
    put(
        new DesiredDeployment(
            id,
            d.service(),
            d.slot(),
            d.prepared(),
            d.stopped(),
            d.upgradeDomains(),
            walk,
            d.roles(),
            d.queues()));
  }

  void changeRoles(String id, UnaryOperator<DesiredRole> change) {
    DesiredDeployment d = deployments.get(id);
    put(
        new DesiredDeployment(
            id,
            d.service(),
            d.slot(),
            d.prepared(),
            d.stopped(),
            d.upgradeDomains(),
            d.walk(),
            d.roles().stream().map(change).toList(),
            d.queues()));
  }

  static DesiredRole role(
      DesiredRole r, int count, int standbys, Launch now, Optional<Launch> next) {
    return new DesiredRole(
        r.name(), count, standbys, r.routed(), r.keepsLocalStorage(), r.heapDump(), now, next);
  }

  void scale(String id, int web) {
    changeRoles(id, r -> r.routed() ? role(r, web, r.standbys(), r.current(), r.next()) : r);
  }

  void standbys(String id, int web) {
    changeRoles(id, r -> r.routed() ? role(r, r.count(), web, r.current(), r.next()) : r);
  }

  /** Another program and configuration, domain by domain. */
  void upgrade(long operation, String id, boolean manual) {
    long number = deployments.get(id).roles().get(0).current().revision() + 1;
    Launch next = new Launch(number, "program-" + number, "told-" + number, TIMES);
    changeRoles(id, r -> role(r, r.count(), r.standbys(), r.current(), Optional.of(next)));
    walk(id, Optional.of(new Walk(manual, manual ? -1 : 0, now, Optional.empty())));
    ask(operation, OperationKind.UPGRADE, id);
  }

  void ask(long operation, OperationKind kind, String deployment) {
    ask(operation, kind, deployment, LeavingLimits.OF_ROLE);
  }

  void ask(long operation, OperationKind kind, String deployment, LeavingLimits limits) {
    operations.put(
        operation,
        new RunningOperation(
            operation,
            kind,
            deployment,
            now,
            kind == OperationKind.SWAP ? Optional.of(OperationPhase.SETTINGS) : Optional.empty(),
            now,
            false,
            Optional.empty(),
            limits));
  }

  private void phase(long operation, OperationPhase phase) {
    RunningOperation o = operations.get(operation);
    operations.put(
        operation,
        new RunningOperation(
            o.id(),
            o.kind(),
            o.deployment(),
            o.startedAt(),
            Optional.of(phase),
            now,
            o.preview(),
            o.demoted(),
            o.limits()));
  }

  void renew(InstanceKey key, Renewal renewal) {
    rows.get(key).askFor(renewal);
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
                        row.recorded(),
                        processes.containsKey(row.key()),
                        processes.getOrDefault(row.key(), 0),
                        agents.getOrDefault(row.key(), AgentAnswer.silent(now)),
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
    put(
        new DesiredDeployment(
            d.id(),
            d.service(),
            d.slot(),
            true,
            d.stopped(),
            d.upgradeDomains(),
            d.walk(),
            d.roles(),
            d.queues()));
  }

  @Override
  public void addInstance(Step.AddInstance step) {
    RoleInstance row = new RoleInstance(step.key(), step.place(), "token", now);
    if (rows.put(step.key(), row) != null) {
      throw new AssertionError("added twice: " + step.key());
    }
  }

  @Override
  public void moveInstance(Step.MoveInstance step) {
    log.add(step.key().name() + " " + step.next().label());
    rows.get(step.key()).moveTo(step.next(), step.cause(), step.why(), now);
  }

  @Override
  public void startInstance(Step.StartInstance step) {
    if (processes.containsKey(step.key())) {
      throw new AssertionError("started twice: " + step.key());
    }
    log.add("start " + step.key().name());
    RoleInstance row = rows.get(step.key());
    starts.put(step.key(), row.renewal());
    row.beginsStart(step.launch().program(), "v" + step.launch().revision(), now);
    row.wasTold(step.launch().told() + (row.standby() ? "+standby" : ""));
    processes.put(step.key(), ++lastPort);
    agents.remove(step.key());
  }

  @Override
  public void reconfigureInstance(Step.ReconfigureInstance step) {
    log.add("reconfigure " + step.key().name());
    rows.get(step.key()).wasTold(step.told());
  }

  @Override
  public void exchangeStandby(Step.ExchangeStandby step) {
    log.add(step.promoted().name() + " for " + step.demoted().name());
    rows.get(step.promoted()).standBy(false);
    rows.get(step.demoted()).standBy(true);
  }

  @Override
  public void retireInstance(Step.RetireInstance step) {
    log.add(step.key().name() + (step.leaves() ? " retires" : " stays"));
    rows.get(step.key()).retire(step.leaves());
  }

  @Override
  public void keepDump(Step.KeepDump step) {
    log.add("dump " + step.key().name());
    rows.get(step.key()).wasDumped();
  }

  @Override
  public void advanceLeaving(Step.AdvanceLeaving step) {
    log.add(step.key().name() + " " + step.step());
    rows.get(step.key()).leaves(step.step(), now);
  }

  @Override
  public void quiesceInstance(Step.QuiesceInstance step) {
    log.add("quiesce " + step.key().name());
    rows.get(step.key()).leaves(LeavingStep.TELLING, now);
  }

  @Override
  public void tellStopping(Step.TellStopping step) {
    log.add("tell " + step.key().name());
    terminate(step.key());
  }

  @Override
  public void terminateInstance(Step.TerminateInstance step) {
    terminate(step.key());
  }

  private void terminate(InstanceKey key) {
    log.add("terminate " + key.name());
    rows.get(key).leaves(LeavingStep.TERMINATING, now);
    if (!ignoresTerm.contains(key)) {
      dies(key);
    }
  }

  @Override
  public void enterDomain(Step.EnterDomain step) {
    log.add("domain " + step.domain());
    Walk w = deployments.get(step.deployment()).walk().orElseThrow();
    walk(step.deployment(), Optional.of(new Walk(w.manual(), step.domain(), now, w.turnedBack())));
  }

  @Override
  public void turnBack(Step.TurnBack step) {
    log.add("turn back: " + step.why());
    Walk w = deployments.get(step.deployment()).walk().orElseThrow();
    walk(
        step.deployment(),
        Optional.of(new Walk(w.manual(), w.domain(), now, Optional.of(step.why()))));
  }

  @Override
  public void completeUpgrade(Step.CompleteUpgrade step) {
    log.add("upgraded");
    changeRoles(
        step.deployment(),
        r -> role(r, r.count(), r.standbys(), r.next().orElseThrow(), Optional.empty()));
    walk(step.deployment(), Optional.empty());
  }

  @Override
  public void abandonUpgrade(Step.AbandonUpgrade step) {
    log.add("rolled back");
    changeRoles(
        step.deployment(), r -> role(r, r.count(), r.standbys(), r.current(), Optional.empty()));
    walk(step.deployment(), Optional.empty());
    operations.values().removeIf(o -> o.deployment().equals(step.deployment()));
  }

  @Override
  public void enterPhase(Step.EnterPhase step) {
    log.add("phase " + step.phase().label());
    phase(step.operation(), step.phase());
  }

  @Override
  public void warmUp(Step.WarmUp step) {
    log.add("warm up " + step.deployment());
    phase(step.operation(), OperationPhase.SWITCH);
  }

  @Override
  public void switchSlots(Step.SwitchSlots step) {
    log.add("switch");
    String promoted = operations.get(step.operation()).deployment();
    deployments.values().stream()
        .filter(d -> d.slot().equals(Optional.of(Slot.PRODUCTION)))
        .map(DesiredDeployment::id)
        .toList()
        .forEach(id -> place(id, Optional.of(Slot.STAGING)));
    place(promoted, Optional.of(Slot.PRODUCTION));
    phase(step.operation(), OperationPhase.DRAIN);
  }

  @Override
  public void killInstance(Step.KillInstance step) {
    log.add("kill " + step.key().name());
    Optional.ofNullable(rows.get(step.key())).ifPresent(r -> r.leaves(LeavingStep.KILLING, now));
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
