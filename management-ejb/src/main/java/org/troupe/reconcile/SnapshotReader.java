package org.troupe.reconcile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.troupe.cloudservice.CloudService;
import org.troupe.cloudservice.CloudServices;
import org.troupe.cloudservice.SlotContents;
import org.troupe.deployment.Deployment;
import org.troupe.deployment.DeploymentQueue;
import org.troupe.deployment.DeploymentRole;
import org.troupe.deployment.Deployments;
import org.troupe.deployment.Revision;
import org.troupe.deployment.Slot;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.InstanceRecords;
import org.troupe.operation.Operation;
import org.troupe.operation.OperationKind;
import org.troupe.operation.OperationPhase;
import org.troupe.operation.Operations;
import org.troupe.reconcile.plan.Desired;
import org.troupe.reconcile.plan.DesiredDeployment;
import org.troupe.reconcile.plan.DesiredRole;
import org.troupe.reconcile.plan.Launch;
import org.troupe.reconcile.plan.RunningOperation;
import org.troupe.reconcile.plan.Walk;

/** Reads from the database what should run; each method is one transaction. */
@Stateless
public class SnapshotReader {

  @Inject private CloudServices services;
  @Inject private Deployments deployments;
  @Inject private InstanceRecords instances;
  @Inject private Operations operations;
  @Inject private RoleSettings settings;

  /**
   * Reads what should run.
   *
   * <p>The order matters, because a change may be committed between two queries: an operation is
   * put on record together with its deployment, and a deployment together with its place in a slot.
   * So operations come first and slots last, or a deployment just placed would look like one that
   * belongs to no slot any more.
   */
  public Snapshot read(String domain) {
    List<Operation> running = operations.running();
    List<Deployment> placed = deployments.all();
    SlotContents slots = services.slotContents();
    Set<String> takingProductions = takingProductionsSettings(running);
    settings.retain(
        placed.stream()
            .flatMap(SnapshotReader::revisions)
            .map(Revision::id)
            .collect(Collectors.toSet()));
    List<DesiredDeployment> desired =
        placed.stream().map(d -> desired(d, slots, takingProductions.contains(d.id()))).toList();
    return new Snapshot(
        new Desired(domain, desired, running.stream().map(SnapshotReader::running).toList()),
        instances.all());
  }

  /** Deployments that are about to be swapped into production. */
  private static Set<String> takingProductionsSettings(List<Operation> running) {
    return running.stream()
        .filter(operation -> operation.kind() == OperationKind.SWAP)
        .filter(
            operation ->
                operation.phase().filter(p -> p.compareTo(OperationPhase.DRAIN) < 0).isPresent())
        .map(Operation::deployment)
        .collect(Collectors.toSet());
  }

  private static Stream<Revision> revisions(Deployment deployment) {
    return Stream.concat(Stream.of(deployment.current()), deployment.next().stream());
  }

  private static RunningOperation running(Operation operation) {
    return new RunningOperation(
        operation.id(),
        operation.kind(),
        operation.deployment(),
        operation.startedAt(),
        operation.phase(),
        operation.phaseSince(),
        operation.preview(),
        operation.demoted(),
        operation.limits());
  }

  private DesiredDeployment desired(
      Deployment deployment, SlotContents slots, boolean takesProductions) {
    Optional<Slot> slot = slots.slotOf(deployment.id());
    Optional<Slot> ofSettings = ofSettings(slot, takesProductions);
    Function<String, Map<String, String>> ofSlot =
        role ->
            ofSettings
                .map(whose -> slots.settings(deployment.service(), whose, role))
                .orElse(Map.of());
    return new DesiredDeployment(
        deployment.id(),
        deployment.service(),
        slot,
        deployment.prepared(),
        deployment.stopped(),
        deployment.upgradeDomains(),
        deployment.walk().map(w -> new Walk(w.manual(), w.domain(), w.since(), w.turnedBack())),
        roles(deployment)
            .map(role -> desired(role, deployment, slot, ofSlot.apply(role.name())))
            .toList(),
        deployment.queues().stream().map(DeploymentQueue::name).toList());
  }

  /** Those it has, and while an upgrade goes forward those that the upgrade adds. */
  private static Stream<DeploymentRole> roles(Deployment deployment) {
    Revision current = deployment.current();
    boolean forward = deployment.walk().filter(w -> w.turnedBack().isEmpty()).isPresent();
    Stream<DeploymentRole> added =
        forward
            ? deployment.next().stream()
                .flatMap(next -> next.roles().stream())
                .filter(role -> current.role(role.name()).isEmpty())
            : Stream.empty();
    return Stream.concat(current.roles().stream(), added);
  }

  private DesiredRole desired(
      DeploymentRole role, Deployment deployment, Optional<Slot> slot, Map<String, String> ofSlot) {
    Optional<Launch> next =
        deployment
            .next()
            .flatMap(
                revision -> revision.role(role.name()).map(r -> launch(revision, r, slot, ofSlot)));
    Launch current =
        deployment
            .current()
            .role(role.name())
            .map(r -> launch(deployment.current(), r, slot, ofSlot))
            .or(() -> next)
            .orElseThrow();
    return new DesiredRole(
        role.name(),
        role.count(),
        role.standbys(),
        role.routed(),
        role.keepsLocalStorage(),
        role.heapDump(),
        current,
        next);
  }

  private Launch launch(
      Revision revision, DeploymentRole role, Optional<Slot> slot, Map<String, String> ofSlot) {
    return settings.launch(revision, role, slot.map(Slot::label).orElse(""), ofSlot);
  }

  /** The slot whose settings a deployment takes. */
  private static Optional<Slot> ofSettings(Optional<Slot> slot, boolean takesProductions) {
    return slot.map(own -> takesProductions ? Slot.PRODUCTION : own);
  }

  /**
   * What an instance's start or new configuration needs.
   *
   * @param revision number of the revision it is to run
   * @param reader reads while the transaction is open
   * @return what was read; empty if the deployment does not have the revision or the role any more
   */
  public <T> Optional<T> withPlacement(
      InstanceKey key, long revision, Function<Placement, T> reader) {
    return deployments
        .find(key.deployment())
        .flatMap(
            deployment ->
                services
                    .find(deployment.service())
                    .flatMap(service -> placement(key, revision, deployment, service)))
        .map(reader);
  }

  private Optional<Placement> placement(
      InstanceKey key, long revisionId, Deployment deployment, CloudService service) {
    Optional<Slot> slot = service.slots().slotOf(deployment);
    boolean takesProductions =
        takingProductionsSettings(operations.running()).contains(deployment.id());
    return revisions(deployment)
        .filter(revision -> revision.id() == revisionId)
        .findFirst()
        .flatMap(
            revision ->
                revision
                    .role(key.role())
                    .map(
                        role ->
                            new Placement(
                                service,
                                deployment,
                                revision,
                                role,
                                slot,
                                ofSettings(slot, takesProductions)
                                    .map(whose -> service.slotSettings(whose, key.role()))
                                    .orElse(Map.of()))));
  }
}
