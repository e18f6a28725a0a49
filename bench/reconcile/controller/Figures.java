package org.troupe.reconcile;

import com.sun.management.OperatingSystemMXBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.troupe.instance.InstanceHost;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceRecord;
import org.troupe.instance.InstanceState;
import org.troupe.instance.LeavingLimits;
import org.troupe.operation.OperationKind;
import org.troupe.platform.ControllerConfig;
import org.troupe.queue.BrokerAdministration;
import org.troupe.reconcile.plan.AgentAnswer;
import org.troupe.reconcile.plan.Desired;
import org.troupe.reconcile.plan.DesiredDeployment;
import org.troupe.reconcile.plan.Observed;
import org.troupe.reconcile.plan.ObservedInstance;
import org.troupe.reconcile.plan.ReconcilePlan;
import org.troupe.reconcile.plan.RunningOperation;
import org.troupe.routing.GatewayClient;

/** Takes the times; each answer is a line {@code name value} for each figure. */
@ApplicationScoped
class Figures {

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Passes passes = new Passes();
  private WorldReader worldReader;
  private SnapshotReader snapshots;
  private InstanceHost host;
  private FakeHost fakeHost;
  private GatewayClient gateway;
  private BrokerAdministration broker;
  private ControllerConfig config;
  private Clock clock;

  protected Figures() {}

  @Inject
  Figures(
      WorldReader worldReader,
      SnapshotReader snapshots,
      InstanceHost host,
      FakeHost fakeHost,
      GatewayClient gateway,
      BrokerAdministration broker,
      ControllerConfig config,
      Clock clock) {
    this.worldReader = worldReader;
    this.snapshots = snapshots;
    this.host = host;
    this.fakeHost = fakeHost;
    this.gateway = gateway;
    this.broker = broker;
    this.config = config;
    this.clock = clock;
    passes.listen();
  }

  /** Waits until nothing is left to do. */
  void settle() throws InterruptedException {
    for (int calm = 0; calm < 3; ) {
      calm = passes.until(1, pass -> true).get(0).steps() == 0 ? calm + 1 : 0;
    }
  }

  /** Passes with nothing to do, and what they cost. */
  String rest(int count, int seconds) throws InterruptedException {
    passes.until(1, pass -> true);
    passes.forget();
    long begin = System.nanoTime();
    long cpu = PROCESS.getProcessCpuTime();
    do {
      Thread.sleep(Math.min(1000, seconds * 1000L));
      passes.more(count, pass -> true);
    } while (System.nanoTime() - begin < seconds * 1_000_000_000L);
    List<Passes.Pass> seen = passes.more(count, pass -> true);
    double took = System.nanoTime() - begin;
    double used = PROCESS.getProcessCpuTime() - cpu;
    return distribution("rest", seen.stream().map(Passes.Pass::millis).toList())
        + line("rest-passes", seen.size())
        + line("rest-steps", seen.stream().mapToInt(Passes.Pass::steps).sum())
        + line("rest-cpu-percent", 100 * used / took)
        + line("rest-seconds", took / 1e9)
        + line("heap-used-mb", heapMegabytes());
  }

  private static double heapMegabytes() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
  }

  /** One instance dies after the other: the first pass that does something about it. */
  String deaths(int services, int count) throws InterruptedException {
    List<Double> pass = new ArrayList<>();
    List<Double> until = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      passes.forget();
      long begin = System.nanoTime();
      fakeHost.kill(new InstanceKey(Population.deployment(services / 2 + i), "web", i));
      Passes.Pass first =
          passes.more(1, p -> p.steps() > 0).stream()
              .filter(p -> p.steps() > 0)
              .findFirst()
              .orElseThrow();
      pass.add(first.millis());
      until.add((first.endedAt() - begin) / 1e6);
      settle();
    }
    return distribution("death-pass", pass) + distribution("death-until-handled", until);
  }

  /** What a pass is made of. */
  String parts(int rounds) throws Exception {
    StringBuilder lines = new StringBuilder();
    lines.append(timed("part-host", rounds, () -> host.list()));
    lines.append(timed("part-database", rounds, () -> snapshots.read(config.domain())));
    lines.append(timed("part-gateway-status", rounds, () -> gateway.status()));
    var status = gateway.status().orElseThrow();
    lines.append(timed("part-gateway-routes", rounds, () -> gateway.routes(status)));
    lines.append(timed("part-queue-leads", rounds, () -> broker.leads()));
    lines.append(timed("part-queue-leads-read", 3, () -> broker.lead(List.of())));
    lines.append(timed("part-all-looking", rounds, () -> worldReader.read(Set.of())));
    return lines.toString();
  }

  /** The plan alone. */
  String plan(int rounds) throws Exception {
    World rest = worldReader.read(Set.of());
    Desired asked = withOperations(rest.desired());
    Observed starting = starting(rest.observed());
    return timed("plan-rest", rounds, () -> plan(rest.desired(), rest.observed()))
        + timed("plan-motion", rounds, () -> plan(asked, starting))
        + line("plan-motion-steps", plan(asked, starting).steps().size());
  }

  private ReconcilePlan plan(Desired desired, Observed observed) {
    return ReconcilePlan.of(desired, observed, config.limits(), clock.instant());
  }

  private Desired withOperations(Desired desired) {
    List<RunningOperation> operations = new ArrayList<>();
    for (DesiredDeployment deployment : desired.deployments()) {
      operations.add(
          new RunningOperation(
              operations.size(),
              OperationKind.DEPLOY,
              deployment.id(),
              clock.instant(),
              Optional.empty(),
              clock.instant(),
              false,
              Optional.empty(),
              LeavingLimits.OF_ROLE));
    }
    return new Desired(desired.domain(), desired.deployments(), operations);
  }

  /** Every instance comes up, and its agent has just said that it is ready. */
  private Observed starting(Observed observed) {
    Instant now = clock.instant();
    return new Observed(
        observed.instances().stream()
            .map(
                i ->
                    new ObservedInstance(
                        starting(i.recorded(), now),
                        true,
                        i.port(),
                        new AgentAnswer(AgentAnswer.Kind.READY, "", now),
                        i.inFlight()))
            .toList(),
        List.of(),
        observed.routes(),
        observed.queueLeads(),
        Set.of());
  }

  private static InstanceRecord starting(InstanceRecord i, Instant now) {
    return new InstanceRecord(
        i.key(),
        InstanceState.STARTING,
        now,
        0,
        Optional.of(now),
        i.standing(),
        i.asked(),
        new InstanceRecord.Launched(i.launched().program(), i.launched().told(), false, false),
        i.leaving(),
        i.token());
  }

  interface Work {
    void run() throws Exception;
  }

  static String timed(String name, int rounds, Work work) throws Exception {
    List<Double> millis = new ArrayList<>();
    long cpu = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < rounds; i++) {
      long begin = System.nanoTime();
      work.run();
      millis.add((System.nanoTime() - begin) / 1e6);
    }
    double used = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e6;
    return distribution(name, millis) + line(name + "-cpu-ms", used / rounds);
  }

  private static String distribution(String name, List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    return line(name + "-median-ms", sorted.get((sorted.size() - 1) / 2))
        + line(name + "-p95-ms", sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1))
        + line(name + "-max-ms", sorted.get(sorted.size() - 1));
  }

  private static String line(String name, double value) {
    return String.format(Locale.ROOT, "%s %.2f%n", name, value);
  }
}
