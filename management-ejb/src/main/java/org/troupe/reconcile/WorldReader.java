package org.troupe.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.troupe.instance.HostedInstance;
import org.troupe.instance.InstanceHost;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceRecord;
import org.troupe.platform.ControllerConfig;
import org.troupe.queue.BrokerAdministration;
import org.troupe.reconcile.plan.AgentAnswer;
import org.troupe.reconcile.plan.Observed;
import org.troupe.reconcile.plan.ObservedInstance;
import org.troupe.routing.GatewayClient;
import org.troupe.wire.GatewayStatus;
import org.troupe.wire.UpstreamLoad;

/** Looks at everything: database, host, agents, gateway, broker. */
@ApplicationScoped
class WorldReader {

  private ControllerConfig config;
  private SnapshotReader snapshots;
  private InstanceHost host;
  private HealthProbes probes;
  private GatewayClient gateway;
  private BrokerAdministration broker;

  protected WorldReader() {}

  @Inject
  WorldReader(
      ControllerConfig config,
      SnapshotReader snapshots,
      InstanceHost host,
      HealthProbes probes,
      GatewayClient gateway,
      BrokerAdministration broker) {
    this.config = config;
    this.snapshots = snapshots;
    this.host = host;
    this.probes = probes;
    this.gateway = gateway;
    this.broker = broker;
  }

  /**
   * What should be and what is.
   *
   * @param underway subjects of steps being carried out, as of before anything was read
   */
  World read(Set<String> underway) {
    // The host first: a process that ends after this is seen by the next pass; one on record that
    // was started after this is under way.
    Map<InstanceKey, HostedInstance> hosted =
        host.list().stream().collect(Collectors.toMap(HostedInstance::key, Function.identity()));
    Snapshot snapshot = snapshots.read(config.domain());
    Optional<GatewayStatus> status = gateway.status();
    Optional<Loads> loads = status.map(Loads::of);
    List<HealthProbes.Target> targets = new ArrayList<>();
    List<ObservedInstance> instances =
        snapshot.instances().stream()
            .map(row -> observed(row, hosted.get(row.key()), loads, targets))
            .toList();
    probes.retain(targets);
    return new World(
        snapshot.desired(),
        new Observed(
            instances,
            strays(hosted, snapshot.instances()),
            status.flatMap(gateway::routes),
            broker.leads(),
            underway),
        List.copyOf(targets));
  }

  /** Forgets what it remembers: another controller changes the world meanwhile. */
  void forget() {
    broker.distrust();
  }

  /** Adds its process, if it has one, to those to be asked. */
  private ObservedInstance observed(
      InstanceRecord row,
      HostedInstance process,
      Optional<Loads> loads,
      List<HealthProbes.Target> targets) {
    Optional<Integer> inFlight = loads.map(found -> found.of(row.key()));
    if (process == null || !process.running()) {
      return new ObservedInstance(row, false, 0, AgentAnswer.silent(row.since()), inFlight);
    }
    HealthProbes.Target target =
        new HealthProbes.Target(row.key(), process.pid(), process.port(), row.token());
    targets.add(target);
    return new ObservedInstance(row, true, process.port(), probes.lastOf(target), inFlight);
  }

  /** Requests in flight by instance. */
  private record Loads(Map<String, Integer> inFlight) {
    static Loads of(GatewayStatus status) {
      return new Loads(
          status.upstreams().stream()
              .collect(
                  Collectors.toMap(UpstreamLoad::instance, UpstreamLoad::inFlight, Integer::sum)));
    }

    int of(InstanceKey key) {
      return inFlight.getOrDefault(key.toString(), 0);
    }
  }

  private static List<InstanceKey> strays(
      Map<InstanceKey, HostedInstance> hosted, List<InstanceRecord> rows) {
    Set<InstanceKey> known = rows.stream().map(InstanceRecord::key).collect(Collectors.toSet());
    return hosted.keySet().stream().filter(key -> !known.contains(key)).sorted().toList();
  }
}
