package org.troupe.reconcile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
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
import org.troupe.lease.ControllerLease;
import org.troupe.operation.Operation;
import org.troupe.operation.OperationKind;
import org.troupe.operation.OperationPhase;
import org.troupe.operation.Operations;
import org.troupe.platform.Secrets;

/**
 * What reconcile writes to the database; each method is one transaction, and only the controller
 * that leads comes through.
 */
@Stateless
public class ReconcileRecords {

  @Inject private CloudServices services;
  @Inject private Deployments deployments;
  @Inject private RoleInstances instances;
  @Inject private Operations operations;
  @Inject private ControllerLease lease;
  @Inject private Clock clock;

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
  public void addInstance(InstanceKey key, RoleInstance.Place place) {
    lease.confirm();
    if (instances.find(key).isEmpty()) {
      instances.add(new RoleInstance(key, place, Secrets.next(), clock.instant()));
    }
  }

  /** Changes an instance's row; nothing if it is gone. */
  public void change(InstanceKey key, Consumer<RoleInstance> change) {
    lease.confirm();
    instances.find(key).ifPresent(change);
  }

  /** Lets a standby take work, and the other stand by instead of it. */
  public void exchange(InstanceKey promoted, InstanceKey demoted) {
    change(promoted, row -> row.standBy(false));
    change(demoted, row -> row.standBy(true));
  }

  /** Reads from an instance's row. */
  public <T> Optional<T> readInstance(InstanceKey key, Function<RoleInstance, T> reader) {
    return instances.find(key).map(reader);
  }

  public void removeInstance(InstanceKey key) {
    lease.confirm();
    instances.remove(key);
  }

  public void removeDeployment(String id) {
    lease.confirm();
    deployments.remove(id);
  }

  /** Marks a deployment as prepared. */
  public void prepared(String id) {
    lease.confirm();
    deployments.find(id).ifPresent(Deployment::becamePrepared);
  }

  /** Goes on to another upgrade domain. */
  public void enterDomain(String id, int domain) {
    lease.confirm();
    deployments.find(id).ifPresent(found -> found.enterDomain(domain, clock.instant()));
    note(id, "on to upgrade domain " + domain);
  }

  /** Rolls an upgrade back. */
  public void turnBack(String id, String why) {
    lease.confirm();
    deployments.find(id).ifPresent(found -> found.turnBack(why, clock.instant()));
    upgradeOf(id)
        .ifPresent(
            upgrade ->
                upgrade.enter(OperationPhase.ROLLING_BACK, "rolls back: " + why, clock.instant()));
  }

  /** The next revision is the current one. */
  public void completeUpgrade(String id) {
    lease.confirm();
    deployments
        .find(id)
        .ifPresent(
            found -> {
              found.completeUpgrade().ifPresent(deployments::remove);
              note(id, "all instances run version " + found.packageVersion());
            });
  }

  /** The next revision is given up; its operation has failed. */
  public void abandonUpgrade(String id) {
    lease.confirm();
    deployments
        .find(id)
        .ifPresent(
            found -> {
              String why = found.walk().flatMap(walk -> walk.turnedBack()).orElse("");
              found.abandonUpgrade().ifPresent(deployments::remove);
              upgradeOf(id)
                  .ifPresent(
                      upgrade -> upgrade.finish(false, "rolled back: " + why, clock.instant()));
            });
  }

  private Optional<Operation> upgradeOf(String deployment) {
    return operations.running().stream()
        .filter(operation -> operation.kind() == OperationKind.UPGRADE)
        .filter(operation -> operation.deployment().equals(deployment))
        .findFirst();
  }

  /** Has an operation come to another phase; nothing if it has ended. */
  public void enterPhase(long id, OperationPhase phase, String words) {
    lease.confirm();
    running(id).ifPresent(operation -> operation.enter(phase, words, clock.instant()));
  }

  /**
   * Has a swap go on from its warm-up; nothing if it is not there.
   *
   * @return where it is now
   */
  public Optional<OperationPhase> warmedUp(long id, String words) {
    lease.confirm();
    running(id)
        .filter(swap -> swap.phase().equals(Optional.of(OperationPhase.WARM_UP)))
        .ifPresent(
            swap ->
                swap.enter(
                    swap.preview() ? OperationPhase.HELD : OperationPhase.SWITCH,
                    words + (swap.preview() ? "; waits to be completed or cancelled" : ""),
                    clock.instant()));
    return running(id).flatMap(Operation::phase);
  }

  private Optional<Operation> running(long id) {
    return operations.find(id).filter(operation -> operation.finishedAt().isEmpty());
  }

  /** Adds a line to the running operation that is about the deployment, unless it was the last. */
  public void note(String deployment, String text) {
    lease.confirm();
    operations.running().stream()
        .filter(operation -> isAbout(operation, deployment))
        .forEach(operation -> operation.noteNews(text, clock.instant()));
  }

  private static boolean isAbout(Operation operation, String deployment) {
    return operation.deployment().equals(deployment)
        || operation.demoted().equals(Optional.of(deployment));
  }

  /**
   * Ends an operation; nothing if it has ended in the meantime.
   *
   * @return it, if it ended by this
   */
  public Optional<Operation> finish(long id, boolean succeeded, String message) {
    lease.confirm();
    Optional<Operation> running = running(id);
    running.ifPresent(
        operation -> {
          operation.finish(succeeded, message, clock.instant());
          if (operation.kind().renews()) {
            instances.of(operation.deployment()).forEach(RoleInstance::askForNothing);
          }
        });
    return running;
  }

  /** Adds a line to an operation that has ended. */
  public void noteAfterwards(long id, String text) {
    operations.find(id).ifPresent(operation -> operation.note(text, clock.instant()));
  }
}
