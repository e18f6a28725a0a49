package org.troupe.reconcile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.troupe.cloudservice.CloudService;
import org.troupe.cloudservice.CloudServices;
import org.troupe.deployment.Deployment;
import org.troupe.deployment.Deployments;
import org.troupe.instance.InstanceKey;
import org.troupe.instance.RoleInstance;
import org.troupe.instance.RoleInstances;
import org.troupe.operation.Operations;
import org.troupe.platform.Secrets;
import org.troupe.reconcile.plan.Desired;
import org.troupe.reconcile.plan.DesiredDeployment;
import org.troupe.reconcile.plan.DesiredRole;
import org.troupe.reconcile.plan.RunningOperation;

/** What reconcile reads from and writes to the database; each method is one transaction. */
@Stateless
public class ReconcileRecords {

  @Inject private CloudServices services;
  @Inject private Deployments deployments;
  @Inject private RoleInstances instances;
  @Inject private Operations operations;
  @Inject private Clock clock;

  /**
   * The record at one moment.
   *
   * @param desired what should run
   * @param instances the instances as they are on record
   */
  public record Snapshot(Desired desired, List<RoleInstance> instances) {}

  /**
   * Reads what should run.
   *
   * <p>The order matters, because a change may be committed between two queries: an operation is
   * put on record together with its deployment, and a deployment together with its place in a slot.
   * So operations come first and slots last, or a deployment just placed would look like one that
   * belongs to no slot any more.
   */
  public Snapshot read(String domain) {
    List<RunningOperation> running =
        operations.running().stream()
            .map(o -> new RunningOperation(o.id(), o.kind(), o.deployment(), o.startedAt()))
            .toList();
    List<Deployment> placed = deployments.all();
    List<CloudService> all = services.all();
    List<DesiredDeployment> desired =
        placed.stream().map(deployment -> desired(deployment, all)).toList();
    return new Snapshot(new Desired(domain, desired, running), instances.all());
  }

  private static DesiredDeployment desired(Deployment deployment, List<CloudService> services) {
    return new DesiredDeployment(
        deployment.id(),
        deployment.service(),
        services.stream()
            .filter(service -> service.name().equals(deployment.service()))
            .flatMap(service -> service.slots().slotOf(deployment).stream())
            .findFirst(),
        deployment.prepared(),
        deployment.roles().stream()
            .map(r -> new DesiredRole(r.name(), r.count(), r.routed(), r.startLimit()))
            .toList(),
        deployment.queues().stream().map(queue -> queue.name()).toList());
  }

  /** A deployment together with its service, as a step needs them. */
  public <T> Optional<T> withDeployment(String id, DeploymentReader<T> reader) {
    return deployments
        .find(id)
        .flatMap(
            deployment ->
                services
                    .find(deployment.service())
                    .map(service -> reader.read(deployment, service)));
  }

  /** Reads from both while the transaction is open. */
  @FunctionalInterface
  public interface DeploymentReader<T> {
    T read(Deployment deployment, CloudService service);
  }

  /** Puts a new instance on record, unless it is there. */
  public void addInstance(InstanceKey key) {
    if (instances.find(key).isEmpty()) {
      instances.add(new RoleInstance(key, Secrets.next(), clock.instant()));
    }
  }

  /** Changes an instance's row; nothing if it is gone. */
  public void change(InstanceKey key, Consumer<RoleInstance> change) {
    instances.find(key).ifPresent(change);
  }

  /** Reads from an instance's row. */
  public <T> Optional<T> readInstance(InstanceKey key, Function<RoleInstance, T> reader) {
    return instances.find(key).map(reader);
  }

  public void removeInstance(InstanceKey key) {
    instances.remove(key);
  }

  public void removeDeployment(String id) {
    deployments.remove(id);
  }

  /** Marks a deployment as prepared. */
  public void prepared(String id) {
    deployments.find(id).ifPresent(Deployment::becamePrepared);
  }

  /** Adds a line to the running operation that is about the deployment, unless it was the last. */
  public void note(String deployment, String text) {
    operations.running().stream()
        .filter(operation -> operation.deployment().equals(deployment))
        .forEach(operation -> operation.noteNews(text, clock.instant()));
  }

  /** Ends an operation; nothing if it has ended in the meantime. */
  public void finish(long id, boolean succeeded, String message) {
    operations
        .find(id)
        .filter(operation -> operation.finishedAt().isEmpty())
        .ifPresent(operation -> operation.finish(succeeded, message, clock.instant()));
  }
}
