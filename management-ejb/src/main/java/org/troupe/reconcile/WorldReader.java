package org.troupe.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.troupe.instance.HostedInstance;
import org.troupe.instance.InstanceHost;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.RoleInstance;
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
  private ReconcileRecords records;
  private InstanceHost host;
  private HealthProbes probes;
  private GatewayClient gateway;
  private BrokerAdministration broker;

  protected WorldReader() {}

  @Inject
  WorldReader(
      ControllerConfig config,
      ReconcileRecords records,
      InstanceHost host,
      HealthProbes probes,
      GatewayClient gateway,
      BrokerAdministration broker) {
    this.config = config;
    this.records = records;
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
    ReconcileRecords.Snapshot snapshot = records.read(config.domain());
    Optional<GatewayStatus> status = gateway.status();
    List<HealthProbes.Target> targets =
        snapshot.instances().stream()
            .flatMap(row -> target(row, hosted.get(row.key())).stream())
            .toList();
    probes.retain(targets);
    List<ObservedInstance> instances =
        snapshot.instances().stream().map(row -> observed(row, hosted, status)).toList();
    return new World(
        snapshot.desired(),
        new Observed(
            instances,
            strays(hosted, snapshot.instances()),
            status.flatMap(gateway::routes),
            broker.leads(),
            underway),
        targets);
  }

  private static Optional<HealthProbes.Target> target(RoleInstance row, HostedInstance process) {
    return process == null || !process.running()
        ? Optional.empty()
        : Optional.of(
            new HealthProbes.Target(row.key(), process.pid(), process.port(), row.token()));
  }

  private ObservedInstance observed(
      RoleInstance row, Map<InstanceKey, HostedInstance> hosted, Optional<GatewayStatus> status) {
    HostedInstance process = hosted.get(row.key());
    boolean alive = process != null && process.running();
    return new ObservedInstance(
        row.key(),
        row.state(),
        row.since(),
        row.failures(),
        Optional.ofNullable(row.startedAt()),
        Optional.ofNullable(row.terminatedAt()),
        alive,
        alive ? process.port() : 0,
        target(row, process).map(probes::lastOf).orElse(AgentAnswer.silent(row.since())),
        Optional.ofNullable(row.toldSlot()),
        status.map(s -> inFlight(s, row.key())));
  }

  private static int inFlight(GatewayStatus status, InstanceKey key) {
    return status.upstreams().stream()
        .filter(load -> load.instance().equals(key.toString()))
        .mapToInt(UpstreamLoad::inFlight)
        .sum();
  }

  private static List<InstanceKey> strays(
      Map<InstanceKey, HostedInstance> hosted, List<RoleInstance> rows) {
    Set<InstanceKey> known = rows.stream().map(RoleInstance::key).collect(Collectors.toSet());
    return hosted.keySet().stream().filter(key -> !known.contains(key)).sorted().toList();
  }
}
